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
    public static bool IsReachViolated(DomainScreen screen, int tenant)
    {
        TenantStanding standing = screen.StandingOf(tenant);
        IReadOnlyList<int> members = screen.Tenants.MembersOf(tenant);
        if (standing.IsUnclear || standing.OpenEnds is not null || screen.Tenants.Tenants[tenant].Tenant.MembersMayCommunicate == false
            || members.Any(m => screen.Places.DeviceOf(m) < 0 || screen.Map.HasOpenEnds(screen.Places.DeviceOf(m))))
        {
            return false;
        }

        var kinds = new List<(HashSet<int> Sends, HashSet<int> Hears)>();
        foreach (IGrouping<int, int> machine in members.GroupBy(screen.Places.MachineOf))
        {
            var sends = new HashSet<int>(machine.SelectMany(screen.Classes.MaySend));
            var hears = new HashSet<int>(machine.SelectMany(screen.Classes.MayHear));
            if (kinds.Exists(k => !k.Sends.Overlaps(hears) || !k.Hears.Overlaps(sends)))
            {
                return true;
            }

            if (!kinds.Exists(k => k.Sends.SetEquals(sends) && k.Hears.SetEquals(hears)))
            {
                kinds.Add((sends, hears));
            }
        }

        return false;
    }

    private static bool Shares(DomainScreen screen, int endpoint) =>
        screen.Places.DeviceOf(endpoint) < 0 || screen.Map.SharingOf(screen.Places.DeviceOf(endpoint)) > 0;
}
