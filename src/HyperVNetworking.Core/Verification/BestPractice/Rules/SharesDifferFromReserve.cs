using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>The shares of the traffic classes on a team are less together than what the backend reserves for its NICs, one member failed (field.md B07): the rest is reserved for nobody.</summary>
internal sealed class SharesDifferFromReserve() : BestPracticeRule(BestPracticeCodes.SharesDifferFromReserve, FindingSeverity.Warning, PracticeSources.Seed004)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.Nics.Length > 0 && g.Nics.All(n => n.GuaranteedBitsPerSecond is not null)))
        {
            string[] traffic = group.Traffic.ToArray();
            TrafficShare[] shares = host.TrafficShares.Where(s => traffic.Contains(s.Traffic, Names.Comparer)).ToArray();
            // What is left when a member fails is enough to ask for: who reserves twice wants to lose one.
            long reserved = group.Nics.Sum(n => n.GuaranteedBitsPerSecond!.Value) - (group.Nics.Length > 1 ? group.Nics.Max(n => n.GuaranteedBitsPerSecond!.Value) : 0);
            long sum = shares.Sum(s => s.BitsPerSecond);
            if (shares.Length == 0)
            {
                continue;
            }

            string[] without = traffic.Where(t => !shares.Any(s => Names.Same(s.Traffic, t))).ToArray();
            if (without.Length > 0)
            {
                yield return NotJudged(host, group.Name, $"the share of {List(without)} (trafficShares)");
            }
            else if (sum < reserved)
            {
                yield return Broken(host, group.Name, $"has {Bits.PerSecond(reserved)} reserved by the backend even with a member failed, and the shares of its traffic classes are {Bits.PerSecond(sum)} together ({List(shares.Select(s => $"{s.Traffic} {Bits.PerSecond(s.BitsPerSecond)}"))})", "Let the shares add up to what is reserved, or reserve less in the backend.", Bits.PerSecond(reserved), Bits.PerSecond(sum));
            }
        }
    }
}
