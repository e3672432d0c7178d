using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Devices of systems, and the cables between switch ports and what is plugged in (facts A2.1, A2.2 walk 5).</summary>
internal static class DeviceAssociations
{
    private static readonly string[] s_devices =
    [
        Msvm.ExternalPort, Msvm.WiFiPort, Msvm.InternalPort, .. IntegrationComponent.All.Select(c => c.ClassName),
        Msvm.SwitchPort, Msvm.SyntheticPort, Msvm.EmulatedPort,
    ];

    /// <summary>Systems with their devices; a switch has its ports.</summary>
    /// <param name="host">The host.</param>
    /// <returns>System and device.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> OfSystems(LabHost host)
    {
        var systems = host.Store.Of(Msvm.ComputerSystem).Concat(host.Store.Of(Msvm.Switch))
            .ToDictionary(s => s.Text("Name")!, host.PathOf, Names.Comparer);
        return s_devices.SelectMany(host.Instances)
            .Where(d => systems.ContainsKey(d.Text("SystemName")!))
            .Select(d => (systems[d.Text("SystemName")!], host.PathOf(d)));
    }

    /// <summary>Ports with their endpoints.</summary>
    /// <param name="host">The host.</param>
    /// <param name="wireless">Wireless ports, not wired ones.</param>
    /// <returns>Port and endpoint.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> Endpoints(LabHost host, bool wireless) =>
        Cable.Ends(host).Where(e => Names.Same(e.Port.ClassName, Msvm.WiFiPort) == wireless)
            .Select(e => (host.PathOf(e.Port), host.PathOf(Cable.Endpoint(host, e.Port))));

    /// <summary>The two ends of every cable.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Endpoint of the switch port, endpoint of what is plugged in.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> Cables(LabHost host) =>
        Cable.All(host).Select(c => (host.PathOf(Cable.Endpoint(host, c.SwitchPort)), host.PathOf(Cable.Endpoint(host, c.Device))));

    /// <summary>The endpoints of what can carry tags, with the endpoint that says so.</summary>
    /// <param name="host">The host.</param>
    /// <returns>LAN endpoint and VLAN endpoint.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> VlanEndpoints(LabHost host) =>
        Cable.Ends(host).Where(e => Cable.CarriesTags(e.Port))
            .Select(e => (host.PathOf(Cable.Endpoint(host, e.Port)), host.PathOf(Cable.VlanEndpoint(host, e.Port))));
}
