using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>One adapter of a VM allows teaming and none of its others does, so that a team in the guest loses frames on failover.</summary>
internal sealed class GuestTeamAdapterAlone() : BestPracticeRule(BestPracticeCodes.GuestTeamAdapterAlone, FindingSeverity.Warning, PracticeSources.GuestTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => GuestTeam.Of(host)
        .Where(t => t.Adapters.Length == 1 && t.Vm.Adapters.Count > 1)
        .Select(t => Broken(host, t.Name, $"allows teaming on '{t.Adapters[0].Name}' alone, and a team needs it on each of its adapters: after a failover one sends with the address of the other", "Allow it on the second adapter too (Set-VMNetworkAdapter -AllowTeaming On), or on none.", "teaming on both adapters, or on none", "on one"));
}
