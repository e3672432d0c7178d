using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>An LBFO team of Windows Server 2012 R2 or later does not use Dynamic, the algorithm that Microsoft recommends. Two members of which one stands by do slightly better with an address hash.</summary>
internal sealed class LoadBalancingNotDynamic() : BestPracticeRule(BestPracticeCodes.LoadBalancingNotDynamic, FindingSeverity.Information, PracticeSources.TeamSettings)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => host.Teams
        .Where(t => t.LoadBalancing != LoadBalancingAlgorithm.Dynamic && t.Members.Count - (t.Standby is null ? 0 : 1) > 1 && !(ServerBuild.Of(host.OS) < ServerBuild.Server2012R2))
        .Select(t => Broken(host, $"NIC team {t.Name}", $"spreads frames by {t.LoadBalancing}, and Dynamic uses all members for what goes out and keeps the queues of all", "Change it (Set-TeamNicSet -LoadBalancingAlgorithm Dynamic), unless a load balancer that learns MAC addresses is near.", "Dynamic", t.LoadBalancing.ToString()));
}
