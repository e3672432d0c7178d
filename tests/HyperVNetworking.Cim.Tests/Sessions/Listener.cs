using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>Listens on the virtual switches of a host: a port is heard while it is live, in the VLAN of its setting, or in none.</summary>
internal sealed class Listener(ICimClient client)
{
    private readonly List<(string Id, string Name, PortVlan Vlan)> _heard = [];

    /// <summary>In which VLANs a port was heard, as often as somebody listened.</summary>
    /// <param name="port">The end of its InstanceID without <c>\C</c>, or its name.</param>
    /// <returns>The VLANs, each once, in their order.</returns>
    public IEnumerable<PortVlan> Of(string port) => _heard
        .Where(h => h.Name == port || h.Id.EndsWith($@"{port}\C", StringComparison.OrdinalIgnoreCase))
        .Select(h => h.Vlan)
        .Distinct();

    public async Task ListenAsync()
    {
        Task<IReadOnlyList<CimRecord>> All(string className) => client.EnumerateAsync(@"root\virtualization\v2", className, CancellationToken.None);
        ILookup<string, CimRecord> vlans = (await All("Msvm_EthernetSwitchPortVlanSettingData"))
            .ToLookup(v => string.Join('\\', v.Text("InstanceID")!.Split('\\')[..^2]), StringComparer.OrdinalIgnoreCase);
        IEnumerable<string?> live = (await All("Msvm_ElementSettingData"))
            .Where(l => l["ManagedElement"] is CimPath { ClassName: "Msvm_EthernetSwitchPort" })
            .Select(l => ((CimPath)l["SettingData"]!)["InstanceID"]);
        Dictionary<string, CimRecord> allocations = (await All("Msvm_EthernetPortAllocationSettingData")).ToDictionary(a => a.Text("InstanceID")!, StringComparer.OrdinalIgnoreCase);
        foreach (string? id in live)
        {
            CimRecord? vlan = vlans[id!].SingleOrDefault();
            _heard.Add((id!, allocations[id!].Text("ElementName")!, vlan is null ? PortVlan.None : LabHosts.Access((int)vlan.Number("AccessVlanId")!)));
        }
    }
}
