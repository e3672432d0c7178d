using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A wireless NIC is a member of a team; teams take wired Ethernet only.</summary>
internal sealed class WirelessInTeam() : BestPracticeRule(BestPracticeCodes.WirelessInTeam, FindingSeverity.Error, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => UplinkGroup.Of(host)
        .Where(g => g.IsTeam)
        .SelectMany(g => g.Nics.Where(n => n.Kind == NicKind.WiFi).Select(n => Broken(host, g.Name, $"has {n.Name} as a member, which is wireless", $"Take {n.Name} out; teams take wired Ethernet only.", "wired NICs only", $"wireless {n.Name}")));
}
