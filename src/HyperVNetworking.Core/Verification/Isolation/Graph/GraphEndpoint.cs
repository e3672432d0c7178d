using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>An endpoint at its place in the graph.</summary>
internal sealed class GraphEndpoint
{
    /// <summary>Its place in directory order.</summary>
    public required int Index { get; init; }

    /// <summary>The endpoint.</summary>
    public required Endpoint Endpoint { get; init; }

    /// <summary>The ports it sits on: one, several for a server with several cables, none if it is connected to nothing.</summary>
    public List<GraphPort> Ports { get; } = [];

    /// <summary>Endpoints with equal keys send and hear alike: same device, same settings. Unique where the port of entry matters.</summary>
    public required string Likeness { get; init; }

    /// <summary>The VLAN and isolation setting with its place, as an admin finds it.</summary>
    public required string Place { get; init; }

    /// <summary>The open end where its own cable leads, or -1.</summary>
    public int OpenEnd { get; set; } = -1;

    /// <summary>The adapter's rule, where it sits on a virtual switch.</summary>
    public AdapterRule? Adapter => Ports.Count > 0 ? Ports[0].Rule as AdapterRule : null;

    /// <summary>The machine: adapters of one VM, and the adapters of one host, are not asked to hear each other.</summary>
    public string Machine => Endpoint.Kind switch
    {
        EndpointKind.VmAdapter => $"{Endpoint.Host}/{Endpoint.MachineIndex}",
        EndpointKind.Server => $"//{Endpoint.Name}",
        _ => $"{Endpoint.Host}/",
    };

    /// <summary>Whether it hears a frame that its port lets out with this tag. A NIC or team NIC of the host itself hears untagged frames; that a default team NIC also takes tags which no other claims is a permissive reading.</summary>
    public bool Hears(int tag, Reading reading) => Endpoint.Kind switch
    {
        EndpointKind.PhysicalNic => tag == FrameClasses.VlanLess,
        EndpointKind.TeamNic => tag == FrameClasses.VlanLess || reading == Reading.May,
        _ => true,
    };

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

        int untagged = port.Rule.Ingress(FrameClasses.VlanLess, reading);
        if (untagged != FrameClasses.Dropped)
        {
            yield return untagged;
        }

        for (int tag = VlanId.MinValue; Endpoint.Kind == EndpointKind.Server && tag <= VlanId.MaxValue; tag++)
        {
            int entered = port.Rule.Ingress(tag, reading);
            if (entered != FrameClasses.Dropped && entered != untagged)
            {
                yield return entered;
            }
        }
    }
}
