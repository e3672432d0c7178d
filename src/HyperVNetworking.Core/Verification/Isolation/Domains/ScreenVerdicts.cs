using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The verdicts that the screen can vouch for: Proven, or Unproven for a fact that is missing. Never Violated: that takes a trace.</summary>
internal sealed class ScreenVerdicts
{
    private readonly PermittedHearers _permitted;
    private readonly IReadOnlyList<string> _missing;
    private readonly DomainScreen _screen;

    /// <summary>Prepares the verdicts.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="missing">What is not known about the hosts.</param>
    /// <param name="screen">The network.</param>
    public ScreenVerdicts(NetworkDocument requirement, IReadOnlyList<string> missing, DomainScreen screen)
    {
        _permitted = new PermittedHearers(requirement);
        _missing = missing;
        _screen = screen;
    }

    /// <summary>Whether a tenant has a verdict on its reach: one with two machines, or with two members of which not all are there.</summary>
    public bool HasReach(int tenant) => _screen.StandingOf(tenant).Machines >= 2
        || (!_screen.Tenants.Tenants[tenant].IsTrafficClass && _screen.Tenants.Tenants[tenant].Tenant.Members.Count >= 2);

    /// <summary>The verdict on a tenant's separation.</summary>
    /// <returns>The verdict; null where the exact check decides.</returns>
    public Verdict? Separation(int tenant)
    {
        TenantStanding standing = _screen.StandingOf(tenant);
        return standing.IsUnclear || standing.IsOverheard ? null
            : Unproven.Unless(SeparationJudge.Proven(_permitted, _screen.Tenants.Tenants[tenant].Tenant, standing.Endpoints), MissingOf(tenant));
    }

    /// <summary>The verdict on a tenant's reach.</summary>
    /// <returns>The verdict; null where the exact check decides.</returns>
    public Verdict? Reach(int number)
    {
        Tenant tenant = _screen.Tenants.Tenants[number].Tenant;
        TenantStanding standing = _screen.StandingOf(number);
        if (standing.IsUnclear || standing.Machines < 2)
        {
            return null;
        }

        if (tenant.MembersMayCommunicate == false)
        {
            return standing.MembersMeet ? null : Unproven.Unless(SeparationJudge.ProvenApart(tenant, standing.Endpoints), MissingOf(number));
        }

        return _screen.KindsOf(number) is MemberKinds kinds && kinds.AreHeardBy(kinds)
            ? Unproven.Unless(ReachJudge.Proven(tenant, standing.Machines), _missing)
            : null;
    }

    /// <summary>The verdict on an allow rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The verdict; null where the exact check decides.</returns>
    public Verdict? Of(AllowRule rule)
    {
        int from = _screen.Tenants.Find(rule.From);
        int to = _screen.Tenants.Find(rule.To);
        if (from < 0 || to < 0 || from == to || _screen.KindsOf(from) is not MemberKinds heard || _screen.KindsOf(to) is not MemberKinds hearing)
        {
            return null;
        }

        return heard.AreHeardBy(hearing) && (rule.Direction == AllowDirection.OneWay || hearing.AreHeardBy(heard))
            ? Unproven.Unless(ReachJudge.Proven(rule), _missing)
            : null;
    }

    private IEnumerable<string> MissingOf(int tenant)
    {
        SortedSet<int>? openEnds = _screen.StandingOf(tenant).OpenEnds;
        return openEnds is null ? _missing : _missing.Concat(openEnds.Select(o => SeparationJudge.OpenEnd(_screen.Tenants.Tenants[tenant].Tenant.Name, _screen.Places.Graph.OpenEnds[o])));
    }
}
