using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>One port takes one plug: the NIC of a host, a server or the end of a link.</summary>
internal static class CableRules
{
    public static void Check(NetworkDocument document, ReadContext context)
    {
        var plugs = new Dictionary<PortReference, Plug>();
        foreach (FabricLink link in document.Fabric.Links)
        {
            CheckLink(link, plugs, context);
        }

        foreach (PhysicalSwitch physicalSwitch in document.Fabric.Switches)
        {
            foreach (PhysicalPort port in physicalSwitch.Ports.Where(p => p.Attached is not null))
            {
                var reference = new PortReference(physicalSwitch.Name, port.Name);
                Use(reference, new Plug($"the server {Quoted.Of(port.Attached!)}", port, Presenter: null), context.NodeOf(port).At("attached"), plugs, context);
            }
        }

        foreach (HostState host in document.Hosts)
        {
            foreach (PhysicalNic nic in host.PhysicalNics.Where(n => n.Port is not null))
            {
                string? presenter = nic.PhysicalPort is null ? null : $"{host.Name}/{nic.PhysicalPort}";
                var plug = new Plug($"the physical NIC {Quoted.Of(nic.Name)} of host {Quoted.Of(host.Name)}", nic, presenter);
                Use(nic.Port!, plug, context.NodeOf(nic).At("port"), plugs, context);
            }
        }
    }

    private static void CheckLink(FabricLink link, Dictionary<PortReference, Plug> plugs, ReadContext context)
    {
        DocumentNode node = context.NodeOf(link);
        if (link.First.Equals(link.Second))
        {
            context.Errors.Add(DocumentErrorIds.LinkedToItself, node, $"This link has {Quoted.Visible(link.First.Describe())} at both ends: name two ports.");
            return;
        }

        Use(link.First, new Plug($"the link to {Quoted.Visible(link.Second.ToString())}", link, Presenter: null), node.Items[0], plugs, context);
        Use(link.Second, new Plug($"the link to {Quoted.Visible(link.First.ToString())}", link, Presenter: null), node.Items[1], plugs, context);
    }

    private static void Use(PortReference port, Plug plug, DocumentNode node, Dictionary<PortReference, Plug> plugs, ReadContext context)
    {
        if (!plugs.TryGetValue(port, out Plug? other))
        {
            plugs[port] = plug;
            return;
        }

        // A converged backend presents several NICs from one hardware port, which has one cable (site-rules F1).
        if (plug.Presenter is not null && Names.Same(plug.Presenter, other.Presenter))
        {
            return;
        }

        bool links = plug.Record is FabricLink && other.Record is FabricLink;
        context.Errors.Add(
            links ? DocumentErrorIds.PortLinkedTwice : DocumentErrorIds.PortUsedTwice,
            node,
            $"On {Quoted.Visible(port.Describe())} there is {other.What} already ({context.PlaceOf(other.Record)}), so {plug.What} cannot be there too.");
    }

    /// <param name="What">What is plugged in, with its kind.</param>
    /// <param name="Record">Where it is described.</param>
    /// <param name="Presenter">The hardware port that presents the NIC, on its host; null if nobody said.</param>
    private sealed record Plug(string What, object Record, string? Presenter);
}
