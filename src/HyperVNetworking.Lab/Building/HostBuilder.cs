using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Builds a host from what a document says of it, so that reading it over CIM yields the same again.</summary>
internal static class HostBuilder
{
    /// <summary>Builds a host.</summary>
    /// <param name="state">The document's host.</param>
    /// <returns>The host.</returns>
    /// <exception cref="LabException">The document contradicts itself.</exception>
    public static LabHost Build(HostState state)
    {
        var host = new LabHost(state.Name, state.OS);
        SystemObjects.AddTo(host);
        ServiceObjects.AddTo(host, state);
        foreach (PhysicalNic nic in state.PhysicalNics)
        {
            // Windows shows a NIC that a backend presents with the whole speed of its hardware port (seed 004, comment 3).
            long? whole = state.HardwarePorts.FirstOrDefault(p => Names.Same(p.Name, nic.PhysicalPort))?.BitsPerSecond;
            NicObjects.AddPhysical(host, nic with { BitsPerSecond = nic.BitsPerSecond ?? whole });
        }

        foreach (NicTeam team in state.Teams)
        {
            TeamObjects.Add(host, team);
        }

        foreach (QosPolicy policy in state.QosPolicies)
        {
            QosPolicyProvider.Add(host, policy);
        }

        for (int i = 0; i < state.Switches.Count; i++)
        {
            AddSwitch(host, state.Switches[i], i, state);
        }

        AddHostAdapters(host, state);
        for (int i = 0; i < state.Vms.Count; i++)
        {
            VmObjects.Add(host, state.Vms[i], i);
        }

        StorageObjects.AddTo(host, state);
        foreach (DormantMachine dormant in state.Dormant)
        {
            DormantObjects.Add(host, new LabDormantSettings { Kind = KindOf(dormant.Kind), Vm = dormant.VmName, Name = dormant.Name, Adapters = dormant.Adapters });
        }

        host.Store.Commit();
        return host;
    }

    private static LabDormantKind KindOf(DormantKind kind) => kind switch
    {
        DormantKind.Checkpoint => LabDormantKind.Checkpoint,
        DormantKind.Replica => LabDormantKind.Replica,
        _ => LabDormantKind.Planned,
    };

    private static void AddSwitch(LabHost host, VirtualSwitch vswitch, int index, HostState state)
    {
        string what = $"virtual switch {vswitch.Name} of host {host.Name}";
        string guid = DocumentId.Guid(vswitch.Id, what, host.Name, "switch", vswitch.Name, index.ToString(CultureInfo.InvariantCulture));
        CimRecord settings = SwitchObjects.Add(host, guid, host.Create(
            Msvm.SwitchSettings,
            ("ElementName", vswitch.Name),
            ("Notes", vswitch.Notes is null ? Array.Empty<string>() : [vswitch.Notes]),
            ("IOVPreferred", vswitch.SriovEnabled),
            ("BandwidthReservationMode", (int)vswitch.BandwidthMode),
            ("TeamingEnabled", vswitch.IsEmbeddedTeam)));
        if (vswitch.IsEmbeddedTeam)
        {
            FeatureObjects.Add(host, settings.Text("InstanceID")!, host.Create(Msvm.SwitchTeaming, ("TeamingMode", 1), ("LoadBalancingAlgorithm", (int)vswitch.LoadBalancing)));
        }

        if (vswitch.Uplinks.Count > 0)
        {
            CimRecord port = SwitchObjects.AddPort(host, guid, host.Create(
                Msvm.Allocation,
                ("ElementName", vswitch.Name + "_External"),
                ("HostResource", vswitch.Uplinks.Select(u => UplinkPath(host, u, what, state).ToString()))));
            if (vswitch.UplinkMirroring != PortMirroring.None)
            {
                FeatureObjects.Add(host, port.Text("InstanceID")!, host.Create(Msvm.Security, ("MonitorMode", (int)vswitch.UplinkMirroring)));
            }
        }

        if (vswitch.ForwardingExtension is not null)
        {
            SwitchExtensions.Forward(host, guid, vswitch.ForwardingExtension);
        }
    }

    private static void AddHostAdapters(LabHost host, HostState state)
    {
        foreach (HostAdapter adapter in state.HostAdapters)
        {
            CimRecord vswitch = host.Store.Of(Msvm.Switch).FirstOrDefault(s => Names.Same(s.Text("ElementName"), adapter.Switch) || Names.Same(s.Text("Name"), adapter.Switch))
                ?? throw new LabException($"Host adapter vEthernet ({adapter.Name}) of host {host.Name} is on virtual switch {adapter.Switch}, which the host does not have: list it in switches.");
            CimRecord port = AddInternalPort(host, vswitch, adapter.Name, adapter.MacAddress, adapter.Addressing);
            FeatureObjects.AddTo(host, port, adapter);
            if (adapter.Rdma is bool rdma)
            {
                RdmaObjects.Add(host, AddressObjects.VEthernet(host, port)!, rdma);
            }
            else
            {
                RdmaObjects.Remove(host, AddressObjects.VEthernet(host, port)!);
            }
        }

        // A switch that is shared with the management OS has at least one host adapter (facts A4), also where the document lists none.
        foreach (VirtualSwitch shared in state.Switches.Where(s => s.AllowManagementOS || s.Type == SwitchType.Internal))
        {
            if (!state.HostAdapters.Any(a => Names.Same(a.Switch, shared.Name) || Names.Same(a.Switch, shared.Id)))
            {
                AddInternalPort(host, host.Store.Of(Msvm.Switch).First(s => Names.Same(s.Text("ElementName"), shared.Name)), shared.Name, address: null, addressing: null);
            }
        }
    }

    private static CimRecord AddInternalPort(LabHost host, CimRecord vswitch, string name, string? address, InterfaceAddressing? addressing)
    {
        string guid = vswitch.Text("Name")!;
        CimRecord port = SwitchObjects.AddPort(host, guid, host.Create(
            Msvm.Allocation,
            ("ElementName", name),
            ("Address", address),
            ("HostResource", new[] { host.SystemPath.ToString() })));
        AddressObjects.Share(host, guid);
        CimRecord adapter = AddressObjects.VEthernet(host, port)!;
        if (addressing is not null)
        {
            AddressingObjects.Add(host, adapter, addressing, $"host adapter vEthernet ({name}) of host {host.Name}");
        }

        if (!AddressObjects.On(host, adapter).Any())
        {
            NicObjects.AddAddress(host, adapter);
        }

        return port;
    }

    private static CimPath UplinkPath(LabHost host, string uplink, string what, HostState state)
    {
        NicTeam? team = state.FindNic(uplink) is null ? state.FindTeam(uplink) : null;
        string adapter = team is not null && Names.Same(team.Name, uplink)
            ? (team.EffectiveInterfaces.FirstOrDefault(t => t.Vlan is null) ?? team.EffectiveInterfaces[0]).Name
            : uplink;
        string? device = host.Store.Of(Msvm.NetAdapter).FirstOrDefault(a => Names.Same(a.Text("Name"), adapter))?.Text("DeviceID");
        IEnumerable<CimRecord> ports = host.Store.Of(Msvm.ExternalPort).Concat(host.Store.Of(Msvm.WiFiPort));
        CimRecord? port = device is null ? null : ports.FirstOrDefault(p => p.Text("DeviceID")!.EndsWith(device, StringComparison.OrdinalIgnoreCase));
        return port is null
            ? throw new LabException($"The {what} names the uplink {uplink}, which is no network adapter or NIC team of the host: correct the uplink.")
            : host.PathOf(port);
    }
}
