using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>Hosts whose storage goes over host virtual adapters with RDMA.</summary>
internal static class RdmaHosts
{
    public static HostState Host(string name) => new()
    {
        Name = name,
        PhysicalNics = [new PhysicalNic { Name = "NIC1", Rdma = true }, new PhysicalNic { Name = "NIC2", Rdma = true }, new PhysicalNic { Name = "NIC3", Use = "Management" }],
        Switches = [new VirtualSwitch { Name = "Storage", Type = SwitchType.External, Uplinks = ["NIC1", "NIC2"], AllowManagementOS = true }],
        HostAdapters =
        [
            new HostAdapter { Name = "SMB1", Switch = "Storage", Vlan = LabHosts.Access(711), Rdma = true },
            new HostAdapter { Name = LabHosts.Hostile, Switch = "Storage", Rdma = true },
            new HostAdapter { Name = "Backup", Switch = "Storage", Vlan = LabHosts.Access(30), Rdma = false },
        ],
    };

    /// <summary>All three get other VLANs, the second one its first.</summary>
    public static HostChange[] Changes { get; } =
    [
        Vlan("SMB1", LabHosts.Access(711), LabHosts.Access(721)),
        Vlan(LabHosts.Hostile, PortVlan.None, LabHosts.Access(712)),
        Vlan("Backup", LabHosts.Access(30), LabHosts.Access(40)),
    ];

    public static PlannerResult Plan(IReadOnlyList<HostState> states) => new()
    {
        Plan = new NetworkPlan
        {
            Document = NetworkDocument.Empty,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Hosts = states.Select(s => s.Name).ToValueList(),
            Steps = states.SelectMany(s => Changes.Select(c => (Host: s.Name, Change: c)))
                .Select((s, index) => new PlanStep { Number = index + 1, Host = s.Host, Change = s.Change, Reason = "A test.", Risk = StepRisk.ManagementPath })
                .ToValueList(),
        },
    };

    public static HostChange.SetAdapterVlan Vlan(string name, PortVlan from, PortVlan to) => new(LabHosts.HostAdapter(name, "Storage"), from, to);

    /// <summary>Whether the SMB client speaks RDMA over every adapter that has it.</summary>
    public static async Task<bool> SpeakAsync(ICimClient client)
    {
        IReadOnlyList<CimRecord> settings = await client.EnumerateAsync(@"root\StandardCimv2", "MSFT_NetAdapterRdmaSettingData", CancellationToken.None);
        IReadOnlyList<CimRecord> interfaces = await client.EnumerateAsync(@"root\Microsoft\Windows\SMB", "MSFT_SmbClientNetworkInterface", CancellationToken.None);
        return interfaces.All(i => i.Flag("RdmaCapable") == settings.Single(s => s.Text("Name") == i.Text("FriendlyName")).Flag("Enabled"));
    }
}
