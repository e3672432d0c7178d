using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>An endpoint at its place in the graph.</summary>
internal sealed class GraphEndpoint
{
    /// <summary>Its place in directory order.</summary>
    public required int Index { get; init; }

    /// <summary>The endpoint.</summary>
    public required Endpoint Endpoint { get; init; }

    /// <summary>Which VLANs the network treats alike.</summary>
    public required VlanLikeness Vlans { get; init; }

    /// <summary>The ports it sits on: one, several for a server with several cables, none if it is connected to nothing.</summary>
    public List<GraphPort> Ports { get; } = [];

    /// <summary>The adapter as its host has it; null for a team NIC, NIC or server.</summary>
    public IVirtualAdapter? VirtualAdapter { get; init; }

    /// <summary>For an adapter: its device and all settings that matter, so that equal ones send and hear alike.</summary>
    public string Settings { get; init; } = string.Empty;

    /// <summary>The VLAN and isolation setting with its place, as an admin finds it.</summary>
    public required string Place { get; init; }

    /// <summary>The open end where its own cable leads, or -1.</summary>
    public int OpenEnd { get; set; } = -1;

    /// <summary>The adapter's rule, where it sits on a virtual switch.</summary>
    public AdapterRule? Adapter => Ports.Count > 0 ? Ports[0].Rule as AdapterRule : null;

    /// <summary>Where it is now, if this is where its VM may move to; null for an endpoint in its present place (site-rules A4).</summary>
    public GraphEndpoint? Original { get; init; }

    /// <summary>Where its VM may move to (site-rules A4).</summary>
    public List<GraphEndpoint> PossiblePlaces { get; } = [];

    /// <summary>The tag that the driver of a host's own NIC puts on all its frames; 0 for none (site-rules B7).</summary>
    public int OwnVlan { get; init; }

    /// <summary>Whether a port ACL may stop its frames, or those to it (site-rules B8).</summary>
    public bool IsFiltered => VirtualAdapter is { Acls: { Count: > 0 } acls } && acls.Any(a => a.Filters);

    /// <summary>Why nobody can tell what it sends and hears; null if it is known.</summary>
    public string? Doubt => Ports.Count == 0 || VirtualAdapter is null ? null : Ports[0].Device.Doubt ?? Adapter!.Unknown ?? WhyHardwareDecides;

    /// <summary>Whether the NIC may carry its frames past the virtual switch (SR-IOV): asked for by the adapter on a switch made for it.</summary>
    public bool UsesSriov => Ports.Count > 0 && VirtualAdapter is { Offload.SriovWeight: > 0 } && Ports[0].Device.HasSriov;

    /// <summary>The machine in one of its places: the adapters that are there together.</summary>
    public string MachineInPlace => Original is null ? Machine : $"{Machine}/{Endpoint.Host}";

    /// <summary>The machine: adapters of one VM, and the adapters of one host, are not asked to hear each other.</summary>
    public string Machine => Original?.Machine ?? Endpoint.Kind switch
    {
        EndpointKind.VmAdapter => $"{Endpoint.Host}/{Endpoint.MachineIndex}",
        EndpointKind.Server => $"//{Endpoint.Name}",
        _ => $"{Endpoint.Host}/",
    };

    /// <summary>The adapters by which its guest may send on what it hears here: bridged by MAC spoofing (site-rules B9). A team in the guest sends nothing on from one member to another.</summary>
    public List<GraphEndpoint> SendsOnBy { get; } = [];

    /// <summary>Whether its frames are walked for it alone, since no other endpoint sends and hears alike.</summary>
    public bool IsAlone => Adapter is null || SendsOnBy.Count > 0;

    /// <summary>The key of its walk: endpoints with equal keys send and hear alike.</summary>
    public string Likeness => IsAlone ? $"alone {Index}" : Settings;

    /// <summary>Whether it hears a frame that its port lets out with this tag. A server, NIC or team NIC hears untagged frames; that a server or default team NIC takes tags too is a permissive reading, for the system behind it may make VLAN adapters of its own. Windows drops what comes tagged to a NIC that it uses itself, unless its driver has that VLAN; that it then drops what is untagged is not known.</summary>
    public bool Hears(int tag, Reading reading) =>
        Adapter is not null || tag == OwnVlan || (tag == FrameClasses.VlanLess && reading == Reading.May) || MayTag(reading);

    /// <summary>The tags that it can put on its frames: an adapter's port knows; a server, NIC or team NIC sends untagged, and a server or default team NIC may send each tag that its port takes in and gives back, here one tag of each kind that the network treats alike.</summary>
    public IEnumerable<int> Tags(GraphPort port, Reading reading)
    {
        yield return OwnVlan;
        foreach (int tag in MayTag(reading) && port.Rule is not null ? Vlans.Representatives : [])
        {
            int entered = port.Rule!.Ingress(tag, reading);
            bool isClaimedByAnother = Endpoint.Kind == EndpointKind.TeamNic && port.Rule.Egress(entered, reading) == FrameClasses.Dropped;
            if (entered != FrameClasses.Dropped && !isClaimedByAnother)
            {
                yield return tag;
            }
        }
    }

    /// <summary>The classes that its frames enter at one of its ports.</summary>
    public IEnumerable<int> Sends(GraphPort port, Reading reading)
    {
        if (port.Rule is AdapterRule adapter)
        {
            foreach (int frameClass in adapter.Sends(reading).Each())
            {
                yield return frameClass;
            }

            yield break;
        }

        if (port.Rule is null)
        {
            yield break;
        }

        // One frame for each class; the untagged one comes first, so that it is the one that a trace shows.
        var entered = new HashSet<int> { FrameClasses.Dropped };
        foreach (int tag in Tags(port, reading))
        {
            int frameClass = port.Rule.Ingress(tag, reading);
            if (entered.Add(frameClass))
            {
                yield return frameClass;
            }
        }
    }

    // A virtual function passes the virtual switch by: it holds one VLAN or none, and nothing else is known of it (site-rules B7).
    private string? WhyHardwareDecides => !UsesSriov ? null
        : Adapter!.Vlan is not (PortVlan.Access or PortVlan.Untagged) ? $"its frames pass the virtual switch by (SR-IOV), which is not known to enforce {Adapter.Setting}"
        : IsFiltered ? "its frames pass the virtual switch by (SR-IOV), which can hold no port ACL against them"
        : Ports[0].Mirroring != PortMirroring.None ? "its frames pass the virtual switch by (SR-IOV), which can mirror none of them"
        : null;

    private bool MayTag(Reading reading) => reading == Reading.May && Endpoint.Kind != EndpointKind.PhysicalNic;
}
