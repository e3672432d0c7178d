using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The services of Windows that tell who sets the network of a host: those of its other owners run; Hyper-V's own is there too, and one that is stopped.</summary>
internal static class ServiceObjects
{
    private static readonly Dictionary<NetworkOwner, string[]> s_services = new()
    {
        [NetworkOwner.NetworkAtc] = ["NetworkATC"],
        [NetworkOwner.Vmm] = ["SCVMMAgent"],
        [NetworkOwner.NetworkController] = ["NcHostAgent", "SlbHostAgent"],
    };

    /// <summary>Adds them.</summary>
    public static void AddTo(LabHost host, HostState state)
    {
        Add(host, "vmms", "Running");

        // The feature is installed with every Azure Local host, whether or not anybody gave it intents.
        if (!state.NetworkOwners.Contains(NetworkOwner.NetworkAtc))
        {
            Add(host, "NetworkATC", "Stopped");
        }

        foreach (string service in state.NetworkOwners.Distinct().SelectMany(owner => s_services[owner]))
        {
            Add(host, service, "Running");
        }
    }

    private static void Add(LabHost host, string name, string state) => host.Add(
        Msvm.Service,
        ("Name", name),
        ("CreationClassName", Msvm.Service),
        ("SystemName", host.Name),
        ("SystemCreationClassName", Msvm.Machine),
        ("State", state),
        ("Started", state == "Running"),
        ("StartMode", "Auto"));
}
