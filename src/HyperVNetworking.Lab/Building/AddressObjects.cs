using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>Where the addresses of the host are: Windows moves those of a NIC to the vEthernet adapter of the switch that takes the NIC and is shared with the management OS, and back when that goes.</summary>
internal static class AddressObjects
{
    private static readonly string[] s_classes = [Msvm.IPAddress, Msvm.Route, Msvm.DnsClient, Msvm.DnsServers];

    /// <summary>The addresses, routes or DNS settings that answer: those of a NIC that a switch or a team holds rest in the registry.</summary>
    /// <param name="host">The host.</param>
    /// <param name="className">Which of them.</param>
    /// <returns>The instances.</returns>
    public static IEnumerable<CimRecord> Active(LabHost host, string className)
    {
        var resting = new HashSet<object?>(host.Store.Of(Msvm.Allocation)
            .Where(HostPort.IsExternal)
            .SelectMany(a => HostPort.Adapters(host, a))
            .Select(a => a["InterfaceIndex"]));
        resting.UnionWith(host.Store.Of(Msvm.TeamMember)
            .Select(m => HostPort.Adapter(host, m.Text("InstanceID")!)?["InterfaceIndex"]));
        return host.Store.Of(className).Where(a => !resting.Contains(a["InterfaceIndex"]));
    }

    /// <summary>Moves the addresses of a switch's NICs to its first vEthernet adapter, if that has none.</summary>
    /// <param name="host">The host.</param>
    /// <param name="switchGuid">The switch.</param>
    public static void Share(LabHost host, string switchGuid)
    {
        IReadOnlyList<CimRecord> ports = HostPort.Of(host, switchGuid);
        if (ports.FirstOrDefault(HostPort.IsInternal) is CimRecord port && VEthernet(host, port) is CimRecord target && !On(host, target).Any())
        {
            Move(host, Uplinks(host, ports), target);
        }
    }

    /// <summary>Gives the addresses of a vEthernet adapter that goes back to the NIC of its switch.</summary>
    /// <param name="host">The host.</param>
    /// <param name="port">The internal allocation that goes.</param>
    public static void GiveBack(LabHost host, CimRecord port)
    {
        IReadOnlyList<CimRecord> ports = HostPort.Of(host, InstanceIds.Owner(port.Text("InstanceID")!));
        CimRecord? adapter = VEthernet(host, port);
        if (adapter is not null && Uplinks(host, ports).FirstOrDefault() is CimRecord nic)
        {
            Move(host, [adapter], nic);
        }

        if (adapter is not null)
        {
            Remove(host, adapter);
        }
    }

    /// <summary>The vEthernet adapter behind an internal allocation.</summary>
    /// <param name="host">The host.</param>
    /// <param name="port">The allocation.</param>
    /// <returns>The adapter, or null.</returns>
    public static CimRecord? VEthernet(LabHost host, CimRecord port) => HostPort.Adapter(host, $"{{{HostPort.InternalGuid(port)}}}");

    /// <summary>The addresses of an adapter.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    /// <returns>The addresses.</returns>
    public static IEnumerable<CimRecord> On(LabHost host, CimRecord adapter) =>
        On(host, adapter, Msvm.IPAddress);

    /// <summary>Gives what is on an adapter another alias.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    /// <param name="alias">The alias.</param>
    public static void Rename(LabHost host, CimRecord adapter, string alias)
    {
        foreach (CimRecord part in s_classes.SelectMany(c => On(host, adapter, c)).ToArray())
        {
            host.Store.Put(host.With(part, ("InterfaceAlias", alias)));
        }
    }

    /// <summary>Removes what is on an adapter that goes.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    public static void Remove(LabHost host, CimRecord adapter)
    {
        foreach (CimRecord part in s_classes.SelectMany(c => On(host, adapter, c)).ToArray())
        {
            host.Store.Remove(part);
        }
    }

    private static IEnumerable<CimRecord> On(LabHost host, CimRecord adapter, string className) =>
        host.Store.Of(className).Where(a => Equals(a["InterfaceIndex"], adapter["InterfaceIndex"]));

    private static CimRecord[] Uplinks(LabHost host, IReadOnlyList<CimRecord> ports) =>
        [.. ports.Where(HostPort.IsExternal).SelectMany(p => HostPort.Adapters(host, p))];

    private static void Move(LabHost host, IEnumerable<CimRecord> from, CimRecord to)
    {
        foreach (CimRecord adapter in from.Where(a => On(host, a).Any()).ToArray())
        {
            // Every interface has its DNS settings, so these change places.
            CimRecord[] own = [.. s_classes.SelectMany(c => On(host, to, c)).Where(p => p.ClassName is Msvm.DnsClient or Msvm.DnsServers)];
            foreach (CimRecord part in s_classes.SelectMany(c => On(host, adapter, c)).ToArray())
            {
                host.Store.Put(NicObjects.OnAdapter(host, to, part));
            }

            foreach (CimRecord part in own)
            {
                host.Store.Put(NicObjects.OnAdapter(host, adapter, part));
            }
        }
    }
}
