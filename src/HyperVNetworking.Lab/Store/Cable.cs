using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>A cable from a live switch port to the device that is plugged in: each end has a LAN endpoint (facts A2.2 walk 5). How endpoints are named is UNCONFIRMED: after their port.</summary>
/// <param name="SwitchPort">The switch port.</param>
/// <param name="Device">The adapter of a VM, the host or a NIC.</param>
internal sealed record Cable(CimRecord SwitchPort, CimRecord Device)
{
    // 5 means that it can be a trunk (facts A1.8).
    private const ushort Trunk = 5;

    /// <summary>The cables of a host; a switch with several uplinks has one for each.</summary>
    /// <param name="host">The host.</param>
    /// <returns>The cables.</returns>
    public static IEnumerable<Cable> All(LabHost host)
    {
        var bound = host.Store.Of(Msvm.ExternalPort).Concat(host.Store.Of(Msvm.WiFiPort)).ToDictionary(host.PathOf, p => p);
        var internals = host.Store.Of(Msvm.InternalPort).ToDictionary(p => p.Text("DeviceID")!, Names.Comparer);
        foreach (CimRecord allocation in RuntimeObjects.LivePorts(host))
        {
            CimRecord port = RuntimeObjects.SwitchPort(host, allocation);
            foreach (CimRecord device in Devices(host, allocation, bound, internals))
            {
                yield return new Cable(port, device);
            }
        }
    }

    /// <summary>Every port that is an end of a cable, once; a NIC that is plugged into nothing too.</summary>
    /// <param name="host">The host.</param>
    /// <returns>The ports, with whether they are connected.</returns>
    public static IEnumerable<(CimRecord Port, bool Connected)> Ends(LabHost host)
    {
        var seen = new HashSet<CimPath>();
        foreach (CimRecord port in All(host).SelectMany(c => new[] { c.SwitchPort, c.Device }))
        {
            if (seen.Add(host.PathOf(port)))
            {
                yield return (port, true);
            }
        }

        foreach (CimRecord nic in host.Store.Of(Msvm.ExternalPort).Concat(host.Store.Of(Msvm.WiFiPort)))
        {
            if (seen.Add(host.PathOf(nic)))
            {
                yield return (nic, false);
            }
        }
    }

    /// <summary>The LAN endpoint of a port.</summary>
    /// <param name="host">The host.</param>
    /// <param name="port">The port.</param>
    /// <param name="connected">Whether a cable is plugged in.</param>
    /// <returns>The endpoint.</returns>
    public static CimRecord Endpoint(LabHost host, CimRecord port, bool connected = true) => host.Create(
        Msvm.LanEndpoint,
        [.. Keys(Msvm.LanEndpoint, port), ("ElementName", port["ElementName"]), ("MACAddress", port["PermanentAddress"]), ("Connected", connected), ("EnabledState", 2)]);

    /// <summary>Whether a port can carry tagged frames: switch ports and NICs can.</summary>
    /// <param name="port">The port.</param>
    /// <returns>True if it can.</returns>
    public static bool CarriesTags(CimRecord port) => Names.Same(port.ClassName, Msvm.SwitchPort) || Names.Same(port.ClassName, Msvm.ExternalPort);

    /// <summary>The VLAN endpoint of a port.</summary>
    /// <param name="host">The host.</param>
    /// <param name="port">The port.</param>
    /// <returns>The endpoint.</returns>
    public static CimRecord VlanEndpoint(LabHost host, CimRecord port) =>
        host.Create(Msvm.VlanEndpoint, [.. Keys(Msvm.VlanEndpoint, port), ("SupportedEndpointModes", CimValue.Array(2, Trunk))]);

    private static IEnumerable<CimRecord> Devices(LabHost host, CimRecord allocation, Dictionary<CimPath, CimRecord> bound, Dictionary<string, CimRecord> internals)
    {
        if (HostPort.IsOfVm(allocation))
        {
            string id = InstanceIds.Parent(allocation.Text("InstanceID")!);
            CimRecord? synthetic = host.Store.Find(Msvm.SyntheticPortSettings, id);
            CimRecord? adapter = synthetic ?? host.Store.Find(Msvm.EmulatedPortSettings, id);
            return adapter is null ? [] : [RuntimeObjects.Device(host, adapter, synthetic is null ? Msvm.EmulatedPort : Msvm.SyntheticPort)];
        }

        return HostPort.IsInternal(allocation)
            ? internals.TryGetValue($"{InstanceIds.Prefix}{{{HostPort.InternalGuid(allocation)}}}", out CimRecord? port) ? [port] : Array.Empty<CimRecord>()
            : HostPort.Resources(allocation).Where(bound.ContainsKey).Select(p => bound[p]);
    }

    private static (string Name, object? Value)[] Keys(string className, CimRecord port) =>
    [
        ("CreationClassName", className), ("Name", port["DeviceID"]),
        ("SystemCreationClassName", port["SystemCreationClassName"]), ("SystemName", port["SystemName"]),
    ];
}
