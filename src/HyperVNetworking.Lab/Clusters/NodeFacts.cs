using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>What a cluster sees of one of its nodes: which VMs are there now, and in which subnets it has addresses.</summary>
internal sealed class NodeFacts
{
    private const string Realized = "Microsoft:Hyper-V:System:Realized";

    private NodeFacts(LabHost host, IReadOnlyList<NodeVm> vms, IReadOnlyList<NodeInterface> interfaces)
    {
        Name = host.Name;
        OS = host.OS;
        Vms = vms;
        Interfaces = interfaces;
    }

    /// <summary>The host's name.</summary>
    public string Name { get; }

    /// <summary>Its Windows version.</summary>
    public WindowsVersion OS { get; }

    /// <summary>The VMs that are there: not checkpoints, replicas and planned VMs.</summary>
    public IReadOnlyList<NodeVm> Vms { get; }

    /// <summary>Its addresses, but for link-local ones.</summary>
    public IReadOnlyList<NodeInterface> Interfaces { get; }

    /// <summary>Looks at a host.</summary>
    /// <param name="host">The host.</param>
    /// <returns>The facts.</returns>
    public static NodeFacts Of(LabHost host)
    {
        HashSet<string> running = RuntimeObjects.Running(host);
        NodeVm[] vms = [.. host.Store.Of(Msvm.VmSettings)
            .Where(s => Names.Same(s.Text("VirtualSystemType"), Realized))
            .Select(s => (Setting: s, Id: InstanceIds.Owner(s.Text("InstanceID")!)))
            .Select(s => new NodeVm(s.Id, s.Setting.Text("ElementName") ?? s.Id, running.Contains(s.Id)))];
        var withGateway = new HashSet<object?>(host.Instances(Msvm.Route).Where(r => r.Text("DestinationPrefix") is "0.0.0.0/0" or "::/0").Select(r => r["InterfaceIndex"]));
        ILookup<object?, CimRecord> adapters = host.Store.Of(Msvm.NetAdapter).ToLookup(a => a["InterfaceIndex"]);
        NodeInterface[] interfaces = [.. host.Instances(Msvm.IPAddress)
            .Select(a => (Record: a, Address: a.Text("IPAddress")!, Adapter: adapters[a["InterfaceIndex"]].FirstOrDefault()))
            .Where(a => a.Adapter is not null && !IsLinkLocal(a.Address))
            .Select(a => new NodeInterface(
                a.Adapter!.Text("Name")!,
                a.Adapter.Text("InterfaceDescription")!,
                a.Adapter.Text("DeviceID")!.Trim('{', '}'),
                a.Address,
                Subnet(a.Address, (int)(a.Record.Number("PrefixLength") ?? 0)),
                withGateway.Contains(a.Record["InterfaceIndex"])))];
        return new NodeFacts(host, vms, interfaces);
    }

    private static bool IsLinkLocal(string address) =>
        address.StartsWith("169.254.", System.StringComparison.Ordinal) || address.StartsWith("fe80:", System.StringComparison.OrdinalIgnoreCase);

    private static string Subnet(string address, int length)
    {
        byte[] bytes = IPAddress.TryParse(address, out IPAddress? parsed) ? parsed!.GetAddressBytes() : new byte[4];
        for (int bit = length; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return string.Format(CultureInfo.InvariantCulture, "{0}/{1}", new IPAddress(bytes), length);
    }
}
