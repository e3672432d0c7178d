using System;
using System.Collections.Generic;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>What makes, changes and deletes the instances of a class directly; null where the class takes no such operation.</summary>
internal sealed record InstanceProvider
{
    private static readonly Dictionary<string, InstanceProvider> s_byClass = new(Names.Comparer)
    {
        [Msvm.Team] = new() { Create = TeamProvider.Create, Modify = TeamProvider.Modify, Delete = TeamProvider.Delete },
        [Msvm.TeamMember] = new() { Create = TeamMemberProvider.Create, Modify = TeamMemberProvider.Modify, Delete = TeamMemberProvider.Delete },
        [Msvm.TeamNic] = new() { Create = TeamNicProvider.Create, Modify = TeamNicProvider.Modify, Delete = TeamNicProvider.Delete },
        [Msvm.QosPolicy] = new() { Create = QosPolicyProvider.Create, Modify = QosPolicyProvider.Modify, Delete = (host, policy) => host.Store.Remove(policy) },
        [Msvm.IPAddress] = new() { Delete = (host, address) => host.Store.Remove(address) },
        [Msvm.Route] = new() { Delete = (host, route) => host.Store.Remove(route) },
        [Msvm.DnsClient] = new() { Modify = DnsProvider.Modify },
        [Msvm.DnsServers] = new() { Modify = DnsProvider.Modify },
        [MSCluster.Network] = new() { Modify = ClusterProvider.ModifyNetwork },
        [MSCluster.ResourceType] = new() { Modify = ClusterProvider.ModifyResourceType },
        [Msvm.ScheduledTask] = new() { Delete = ScheduledTasks.Delete },
    };

    /// <summary>Makes an instance.</summary>
    public Func<InstanceCall, CimRecord>? Create { get; init; }

    /// <summary>Changes an instance that is there.</summary>
    public Action<InstanceCall, CimRecord>? Modify { get; init; }

    /// <summary>Deletes an instance that is there.</summary>
    public Action<LabHost, CimRecord>? Delete { get; init; }

    /// <summary>The provider of a class.</summary>
    /// <param name="className">The class.</param>
    /// <returns>The provider; null if the lab has none.</returns>
    public static InstanceProvider? Of(string className) => s_byClass.TryGetValue(className, out InstanceProvider? provider) ? provider : null;
}
