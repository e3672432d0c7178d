using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>What is promised to traffic classes and adapters is more than their NICs can be sure of, storage's hidden part counted (field.md B07, B11).</summary>
internal sealed class GuaranteeOversubscribed() : BestPracticeRule(BestPracticeCodes.GuaranteeOversubscribed, FindingSeverity.Error, PracticeSources.CnaStorage)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host))
        {
            (string Name, long BitsPerSecond)[] promises = GroupBandwidth.Promises(group).ToArray();
            long sum = promises.Sum(p => p.BitsPerSecond);
            if (promises.Length == 0)
            {
                continue;
            }

            if (GroupBandwidth.Sure(group) is not long sure)
            {
                yield return NotJudged(host, group.Name, "how fast its NICs are, or what their hardware ports carry");
            }
            else if (sum > sure)
            {
                yield return Broken(host, group.Name, $"promises {Bits.PerSecond(sum)} ({List(promises.Select(p => $"{p.Name} {Bits.PerSecond(p.BitsPerSecond)}"))}), and its NICs can be sure of {Bits.PerSecond(sure)} together{GroupBandwidth.Why(group)}", "Promise less, have the backend guarantee more, or add a NIC of another hardware port.", $"at most {Bits.PerSecond(sure)}", Bits.PerSecond(sum));
            }
        }
    }
}
