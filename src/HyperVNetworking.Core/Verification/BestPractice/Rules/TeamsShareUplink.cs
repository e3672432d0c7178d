using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>Teams stand on NICs that one hardware port presents: what they share below is shared fate and shared bandwidth (site-rules F1).</summary>
internal sealed class TeamsShareUplink() : BestPracticeRule(BestPracticeCodes.TeamsShareUplink, FindingSeverity.Information, PracticeSources.Seed004)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        var users = UplinkGroup.Of(host).SelectMany(g => g.Nics.Where(n => n.PhysicalPort is not null).Select(n => (Port: n.PhysicalPort!, Group: g)));
        foreach (var port in users.GroupBy(u => u.Port, u => u.Group, Names.Comparer))
        {
            UplinkGroup[] groups = port.Distinct().ToArray();
            if (groups.Length > 1)
            {
                string bandwidth = PortBandwidth.Of(host, port.Key) is PortBandwidth known ? $": {known}" : string.Empty;
                yield return Broken(host, $"hardware port {port.Key}", $"presents NICs of {List(groups.Select(g => g.Name))}; they fail together and share its bandwidth{bandwidth}", "Nothing, if that is how the backend is meant; count it as one part that can fail, and let the backend guarantee each NIC its share.", "shared fate, known", List(groups.Select(g => g.Name)));
            }
        }
    }
}
