using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>The adapters that a guest teams are on one virtual switch: when its NIC fails, both are lost.</summary>
internal sealed class GuestTeamOnOneSwitch() : BestPracticeRule(BestPracticeCodes.GuestTeamOnOneSwitch, FindingSeverity.Warning, PracticeSources.GuestTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => GuestTeam.Of(host)
        .Where(t => t.Adapters.Length > 1 && t.Switches.GroupBy(s => s.Name, Names.Comparer).Any(g => g.Count() > 1))
        .Select(t => Broken(host, t.Name, $"teams adapters in the guest that are on one virtual switch, {List(t.Switches.GroupBy(s => s.Name, Names.Comparer).Where(g => g.Count() > 1).Select(g => g.Key))}: both go when that loses its NIC", "Connect each to an External virtual switch of its own, on NICs of their own.", "an External virtual switch for each", "one for several"));
}
