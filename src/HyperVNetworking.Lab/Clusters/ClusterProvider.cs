using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>
/// What can be set of a cluster: the role and metric of a network, its name by a method, and what the resource type of VMs leaves out of migrations
/// (learn.microsoft.com, cluswmi: MSCluster_Network, its Rename). That private properties are set with their owner is UNCONFIRMED.
/// </summary>
internal static class ClusterProvider
{
    private static readonly uint[] s_roles = [0, 1, 3];

    /// <summary>Calls a method.</summary>
    /// <param name="host">The instances of the cluster.</param>
    /// <param name="target">The instance.</param>
    /// <param name="method">The method.</param>
    /// <param name="given">The in parameters.</param>
    /// <returns>The answer; null if the lab lacks the method.</returns>
    public static CimMethodAnswer? Invoke(LabHost host, CimRecord target, CimMethodDefinition method, IReadOnlyDictionary<string, object> given)
    {
        if (target.ClassName != MSCluster.Network || method.Name != "Rename")
        {
            return null;
        }

        string name = given.TryGetValue("newName", out object? value) && value is string { Length: > 0 } text ? text : throw host.Fault.InvalidParameter("Rename needs the parameter newName.");
        if (host.Store.Of(MSCluster.Network).Any(n => !ReferenceEquals(n, target) && (Names.Same(n.Text("Name"), name) || Names.Same(n.Text("Id"), name))))
        {
            throw host.Fault.AlreadyExists($"a cluster network {name} exists.");
        }

        host.Store.Remove(target);
        host.Store.Put(host.With(target, ("Name", name)));
        return new CimMethodAnswer(0, new CimRecord(method.Name, []));
    }

    /// <summary>ModifyInstance of a network.</summary>
    /// <param name="call">The call.</param>
    /// <param name="network">The network.</param>
    public static void ModifyNetwork(InstanceCall call, CimRecord network)
    {
        LabHost host = call.Host;
        foreach (string name in call.Given.Keys.Where(k => k is not ("Name" or "Role" or "Metric" or "AutoMetric")))
        {
            throw host.Fault.Failed($"{name} of a cluster network cannot be set.");
        }

        if (call.Number("Role") is uint role && !s_roles.Contains(role))
        {
            throw host.Fault.InvalidParameter($"Role {role} is none of 0, 1 and 3.");
        }

        // Who sets a metric takes it out of the cluster's hands.
        bool? auto = call.Given.TryGetValue("AutoMetric", out object? given) ? (bool)given : null;
        bool isSet = call.Given.ContainsKey("Metric") && auto is null && !host.Options.MetricLeavesAutoMetric;
        host.Store.Put(host.With(network, [.. call.Given.Where(g => g.Key != "Name").Select(g => (g.Key, (object?)g.Value)), .. isSet ? [("AutoMetric", (object?)false)] : System.Array.Empty<(string, object?)>()]));
    }

    /// <summary>ModifyInstance of the resource type of VMs.</summary>
    /// <param name="call">The call.</param>
    /// <param name="type">The resource type.</param>
    public static void ModifyResourceType(InstanceCall call, CimRecord type)
    {
        LabHost host = call.Host;
        foreach (string name in call.Given.Keys.Where(k => k is not ("Name" or "PrivateProperties")))
        {
            throw host.Fault.Failed($"{name} of a resource type cannot be set.");
        }

        if (call.Given.TryGetValue("PrivateProperties", out object? given))
        {
            if (host.Options.RefuseClusterPrivateProperties)
            {
                throw host.Fault.NotSupported("private properties cannot be set with their resource type.");
            }

            var before = (CimRecord)type["PrivateProperties"]!;
            foreach (CimField field in ((CimRecord)given).Fields)
            {
                before = host.With(before, (before.Field(field.Name)?.Name ?? throw host.Fault.NoSuchProperty(before.ClassName, field.Name), field.Value));
            }

            host.Store.Put(host.With(type, ("PrivateProperties", before)));
        }
    }

    /// <summary>The networks as they are set now.</summary>
    /// <param name="settings">What was set.</param>
    /// <param name="host">The instances of the cluster, perhaps changed.</param>
    /// <returns>The networks as the instances have them.</returns>
    public static ValueList<ClusterNetwork> Networks(FailoverCluster settings, LabHost host)
    {
        var properties = host.Store.Of(MSCluster.ResourceType).First()["PrivateProperties"] as CimRecord;
        var excluded = new HashSet<string>((properties?.Text("MigrationExcludeNetworks") ?? string.Empty).Split(';'), Names.Comparer);
        return settings.ClusterNetworks
            .Select(n => Network(n, host.Store.Of(MSCluster.Network).First(r => r.Text("Id") == n.Id), excluded.Contains(n.Id!)))
            .ToValueList();
    }

    private static ClusterNetwork Network(ClusterNetwork network, CimRecord record, bool excluded)
    {
        bool auto = record.Flag("AutoMetric") == true;
        return network with
        {
            Name = record.Text("Name")!,
            Role = record.Number("Role") switch { 3 => ClusterNetworkRole.ClusterAndClient, 1 => ClusterNetworkRole.ClusterOnly, _ => ClusterNetworkRole.None },
            AutoMetric = auto,
            Metric = auto ? null : record.Number("Metric"),
            ExcludedFromMigration = excluded,
        };
    }
}
