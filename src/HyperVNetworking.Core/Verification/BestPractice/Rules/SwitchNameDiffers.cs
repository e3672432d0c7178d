using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A virtual switch that VMs of a cluster use is missing by that name on another node: a VM finds its switch by name, so that it cannot move there (site-rules C5).</summary>
internal sealed class SwitchNameDiffers() : BestPracticeRule(BestPracticeCodes.SwitchNameDiffers, FindingSeverity.Warning, PracticeSources.Seed000)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Judge(PracticeCase network)
    {
        foreach (IGrouping<string, HostState> cluster in network.Hosts.Where(h => h.Cluster is not null).GroupBy(h => h.Cluster!, Names.Comparer))
        {
            string[] used = cluster.SelectMany(Used).Distinct(Names.Comparer).ToArray();
            string[] gaps = used
                .Select(name => (Name: name, Missing: cluster.Where(h => h.FindSwitch(name) is null).Select(h => h.Name).ToArray()))
                .Where(n => n.Missing.Length > 0)
                .Select(n => $"{n.Name} is not on {List(n.Missing)}")
                .ToArray();
            if (gaps.Length > 0)
            {
                yield return new Finding
                {
                    Code = Code,
                    Severity = Severity,
                    Subject = $"cluster {cluster.Key}",
                    Message = $"Of the External virtual switches that VMs of cluster {cluster.Key} use, {string.Join("; ", gaps)}: a VM finds its switch by name, so none of those can move there.",
                    Expected = "one name on all nodes",
                    Actual = List(used),
                    Source = Source,
                    Suggestion = "Give the switches one name on all nodes (Rename-VMSwitch), or make the missing one (New-TenantSwitch).",
                };
            }
        }
    }

    private static IEnumerable<string> Used(HostState host) => host.Vms
        .SelectMany(v => v.Adapters)
        .Select(a => host.FindSwitch(a.Switch))
        .Where(s => s is { Type: SwitchType.External })
        .Select(s => s!.Name);
}
