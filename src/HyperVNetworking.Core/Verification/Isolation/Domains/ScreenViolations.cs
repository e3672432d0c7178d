using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>What the screen knows to be violated, without a trace: enough to decide whether a change may be made.</summary>
internal static class ScreenViolations
{
    /// <summary>Whether a stranger is certain to hear a tenant.</summary>
    public static bool IsSeparationViolated(DomainScreen screen, int tenant)
    {
        TenantStanding standing = screen.StandingOf(tenant);
        if (standing.IsUnclear || !standing.IsOverheard)
        {
            return false;
        }

        IReadOnlyList<int> members = screen.Tenants.MembersOf(tenant);
        int[] strangers = members.SelectMany(screen.Classes.MaySend).Distinct().SelectMany(d => screen.StrangersTo(tenant, d)).Where(t => t >= 0).Distinct().ToArray();
        if (strangers.Length == 0)
        {
            return false;
        }

        var sent = new HashSet<int>(members.Where(m => !Shares(screen, m)).SelectMany(screen.Classes.MustSend));

        // One who is in a second tenant may be allowed to hear as its member.
        var further = new HashSet<int>(screen.Tenants.Further.Select(f => f.Endpoint));
        return strangers.Any(s => screen.Tenants.MembersOf(s).Any(h => !Shares(screen, h) && !further.Contains(h) && screen.Classes.MustHear(h).Any(sent.Contains)));
    }

    /// <summary>Whether some member is certain not to be heard by another.</summary>
    public static bool IsReachViolated(DomainScreen screen, int tenant) =>
        screen.Tenants.Tenants[tenant].Tenant.MembersMayCommunicate != false && KindsOf(screen, tenant) is MemberKinds kinds && !kinds.AreHeardBy(kinds);

    /// <summary>Whether some member of one tenant is certain not to be heard by one of another whom a rule lets hear it.</summary>
    public static bool IsRuleViolated(DomainScreen screen, AllowRule rule)
    {
        int from = screen.Tenants.Find(rule.From);
        int to = screen.Tenants.Find(rule.To);
        return from >= 0 && to >= 0 && from != to
            && KindsOf(screen, from) is MemberKinds senders
            && KindsOf(screen, to) is MemberKinds hearers
            && (!senders.AreHeardBy(hearers) || (rule.Direction == AllowDirection.Both && !hearers.AreHeardBy(senders)));
    }

    // By what they may reach at most; null where something about them is not known.
    private static MemberKinds? KindsOf(DomainScreen screen, int tenant)
    {
        TenantStanding standing = screen.StandingOf(tenant);
        IReadOnlyList<int> members = screen.Tenants.MembersOf(tenant);
        return standing.IsUnclear || standing.OpenEnds is not null || standing.Endpoints == 0
            || members.Any(m => screen.Places.DeviceOf(m) < 0 || screen.Map.HasOpenEnds(screen.Places.DeviceOf(m)))
            ? null
            : MemberKinds.Of(screen.Places, screen.Map, screen.Classes, members, Reading.May);
    }

    private static bool Shares(DomainScreen screen, int endpoint) =>
        screen.Places.DeviceOf(endpoint) < 0 || screen.Map.SharingOf(screen.Places.DeviceOf(endpoint)) > 0;
}
