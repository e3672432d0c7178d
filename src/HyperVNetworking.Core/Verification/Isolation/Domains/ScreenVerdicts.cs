using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The verdicts that the screen can vouch for: Proven, or Unproven for a fact that is missing. Never Violated.</summary>
internal sealed class ScreenVerdicts
{
    private readonly NetworkDocument _requirement;
    private readonly IReadOnlyList<string> _missing;
    private readonly DomainScreen _screen;

    /// <summary>Prepares the verdicts.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="missing">What is not known about the hosts.</param>
    /// <param name="screen">The network.</param>
    public ScreenVerdicts(NetworkDocument requirement, IReadOnlyList<string> missing, DomainScreen screen)
    {
        _requirement = requirement;
        _missing = missing;
        _screen = screen;
    }

    /// <summary>The verdicts on a tenant: its separation and, where it has two machines, its reach.</summary>
    /// <param name="number">The tenant.</param>
    /// <returns>The verdicts; null where the exact check decides.</returns>
    public IReadOnlyList<Verdict>? Of(int number)
    {
        (Tenant tenant, bool isTrafficClass) = _screen.Tenants.Tenants[number];
        TenantStanding standing = _screen.StandingOf(number);
        if (standing.IsDoubtful)
        {
            return null;
        }

        IEnumerable<string> separation = _missing.Concat((standing.OpenEnds ?? []).Select(o => SeparationJudge.OpenEnd(tenant.Name, _screen.Places.Graph.OpenEnds[o])));
        Verdict separate = Unproven.Unless(SeparationJudge.Proven(_requirement, tenant, standing.Endpoints), separation);
        if (standing.Machines < 2)
        {
            return isTrafficClass || tenant.Members.Count < 2 ? [separate] : null;
        }

        if (tenant.MembersMayCommunicate == false)
        {
            return standing.MembersMeet ? null : [separate, Unproven.Unless(SeparationJudge.ProvenApart(tenant, standing.Endpoints), separation)];
        }

        return _screen.KindsOf(number) is MemberKinds kinds && kinds.AreHeardBy(kinds)
            ? [separate, Unproven.Unless(ReachJudge.Proven(tenant, standing.Machines), _missing)]
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
}
