using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>An adapter that a guest teams is on an Internal or Private virtual switch: such a team has no network.</summary>
internal sealed class GuestTeamNeedsExternal() : BestPracticeRule(BestPracticeCodes.GuestTeamNeedsExternal, FindingSeverity.Error, PracticeSources.GuestTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => GuestTeam.Of(host)
        .Where(t => t.Adapters.Length > 1 && t.Switches.Any(s => s.Type != SwitchType.External))
        .Select(t => Broken(host, t.Name, $"teams adapters in the guest, and virtual switch {List(t.Switches.Where(s => s.Type != SwitchType.External).Select(s => s.Name))} is not External: the team cannot use that adapter", "Connect both adapters to External virtual switches, or do not team them.", "External virtual switches", List(t.Switches.Select(s => s.Type.ToString()).Distinct())));
}
