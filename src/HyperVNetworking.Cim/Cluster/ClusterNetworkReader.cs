using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Cluster;

/// <summary>Reads the networks of a failover cluster.</summary>
/// <param name="records">The records.</param>
internal sealed class ClusterNetworkReader(ClusterRecords records)
{
    /// <summary>The networks.</summary>
    /// <returns>One a network that the cluster found.</returns>
    public IEnumerable<ClusterNetwork> Read()
    {
        var excluded = new HashSet<string>(
            records.VmTypes.Select(t => (t["PrivateProperties"] as CimRecord)?.Text("MigrationExcludeNetworks")).OfType<string>().SelectMany(v => v.Split(';')).Select(i => i.Trim()),
            Names.Comparer);
        foreach (CimRecord network in records.Networks)
        {
            string? id = network.Text("Id");
            yield return new ClusterNetwork
            {
                Name = network.Text("Name") ?? string.Empty,
                Id = id,
                Role = network.Number("Role") switch { 3 => ClusterNetworkRole.ClusterAndClient, 1 => ClusterNetworkRole.ClusterOnly, _ => ClusterNetworkRole.None },
                Metric = network.Number("Metric"),
                AutoMetric = network.Flag("AutoMetric") ?? true,
                State = network.Number("State") switch
                {
                    0 => ClusterNetworkState.Unavailable,
                    1 => ClusterNetworkState.Down,
                    2 => ClusterNetworkState.Partitioned,
                    3 => ClusterNetworkState.Up,
                    _ => ClusterNetworkState.Unknown,
                },
                Subnets = Subnets(network, "IPv4Addresses", "IPv4PrefixLengths").Concat(Subnets(network, "IPv6Addresses", "IPv6PrefixLengths")).ToValueList(),
                ExcludedFromMigration = id is not null && excluded.Contains(id),
            };
        }
    }

    // Link-local subnets are the same on every network, so they tell none apart.
    private static IEnumerable<string> Subnets(CimRecord network, string addresses, string lengths) => network.Texts(addresses)
        .Zip(network.Texts(lengths), (address, length) => $"{address}/{length}")
        .Where(s => !s.StartsWith("fe80:", StringComparison.OrdinalIgnoreCase) && !s.StartsWith("169.254.", StringComparison.Ordinal));
}
