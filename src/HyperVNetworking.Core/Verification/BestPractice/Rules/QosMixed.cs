using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A host has QoS policies with weights and host adapters with weights on a virtual switch: they work against each other (facts B3).</summary>
internal sealed class QosMixed() : BestPracticeRule(BestPracticeCodes.QosMixed, FindingSeverity.Warning, PracticeSources.HostQos)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        QosPolicy? policy = host.QosPolicies.FirstOrDefault(p => p.Weight is not null);
        HostAdapter? adapter = host.HostAdapters.FirstOrDefault(a => a.Bandwidth.Weight > 0);
        if (policy is not null && adapter is not null)
        {
            yield return Broken(host, $"QoS policy {policy.Name}", $"gives a least share, and so does virtual switch {adapter.Switch} to host adapter vEthernet ({adapter.Name}): the two work against each other", "Keep one kind: weights on the virtual switch for what goes through it, policies where the host speaks over NICs or team NICs.", "policies, or weights", "both");
        }
    }
}
