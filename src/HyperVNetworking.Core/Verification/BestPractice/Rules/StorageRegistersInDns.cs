using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>An adapter for storage registers in DNS: others then reach the host by an address that only storage can use (site-rules D10).</summary>
internal sealed class StorageRegistersInDns() : BestPracticeRule(BestPracticeCodes.StorageRegistersInDns, FindingSeverity.Warning, PracticeSources.StorageDns)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach ((string subject, InterfaceAddressing? addressing) in Interfaces(host))
        {
            if (addressing is { RegistersInDns: true })
            {
                yield return Broken(host, subject, "carries storage and registers its address in DNS: others may then try to reach the host there", "Switch it off (Set-DnsClient -RegisterThisConnectionsAddress $false), and remove the record.", "no registration", "registers");
            }
            else if (addressing is { IsInUse: true, RegistersInDns: null } || (addressing is null && host.ReadAt is null))
            {
                yield return NotJudged(host, subject, "whether it registers in DNS");
            }
        }
    }

    private static IEnumerable<(string Subject, InterfaceAddressing? Addressing)> Interfaces(HostState host) => host.HostAdapters
        .Where(a => StorageTraffic.Is(a.Traffic ?? a.Name))
        .Select(a => ($"host adapter vEthernet ({a.Name})", a.Addressing))
        .Concat(host.Teams.SelectMany(t => t.EffectiveInterfaces).Where(i => StorageTraffic.Is(i.Traffic)).Select(i => ($"team NIC {i.Name}", (InterfaceAddressing?)i.Addressing)))
        .Concat(host.PhysicalNics.Where(n => n.Kind == NicKind.Ethernet && StorageTraffic.Is(n.Use) && !host.IsBound(n.Name)).Select(n => ($"physical NIC {n.Name}", n.Addressing)));
}
