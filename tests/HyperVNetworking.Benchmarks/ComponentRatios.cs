using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Benchmarks;

/// <summary>Connected components of a site's graph by the Debian packages python3-networkx and python3-igraph, in the same run as our check of the same site.</summary>
/// <param name="Networkx">How many times longer networkx takes than our check; null where it is absent.</param>
/// <param name="Igraph">How many times longer igraph takes; null where it is absent.</param>
internal sealed record ComponentRatios(double? Networkx, double? Igraph)
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Compares on a site whose cables all treat VLANs alike, where undirected components are exact, and asserts that both divide the endpoints alike.</summary>
    public static ComponentRatios Of(NetworkDocument site, double checkMs)
    {
        if (!File.Exists(Python))
        {
            return new ComponentRatios(null, null);
        }

        string folder = Directory.CreateTempSubdirectory("components").FullName;
        try
        {
            var screen = new DomainScreen(site, site.Hosts);
            (int[] edges, int nodes) = Edges(site, screen);
            File.WriteAllBytes(Path.Combine(folder, "edges"), MemoryMarshal.AsBytes<int>(edges).ToArray());
            JsonElement times = Run(folder, nodes);
            string labels = Path.Combine(folder, "labels");
            if (File.Exists(labels))
            {
                AssertSame(screen, MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(labels)));
            }

            return new ComponentRatios(Ratio(times, "networkxMs", checkMs), Ratio(times, "igraphMs", checkMs));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double? Ratio(JsonElement times, string name, double checkMs) =>
        times.GetProperty(name).ValueKind == JsonValueKind.Null ? null : Math.Round(times.GetProperty(name).GetDouble() / checkMs, 1);

    private static JsonElement Run(string folder, int nodes)
    {
        var start = new ProcessStartInfo(Python) { RedirectStandardOutput = true };
        foreach (string argument in new[] { Path.Combine(AppContext.BaseDirectory, "components.py"), Path.Combine(folder, "edges"), $"{nodes}", Path.Combine(folder, "labels") })
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return JsonDocument.Parse(output).RootElement;
    }

    // Endpoints, then (virtual switch, VLAN), then (physical switch, VLAN): an edge for each endpoint, cable and link.
    private static (int[] Edges, int Nodes) Edges(NetworkDocument site, DomainScreen screen)
    {
        NetworkPlaces places = screen.Places;
        var edges = new List<int>();
        var nodes = new Dictionary<(int Device, int Vlan), int>();
        int Node(int device, int vlan)
        {
            if (!nodes.TryGetValue((device, vlan), out int node))
            {
                nodes.Add((device, vlan), node = places.Count + nodes.Count);
            }

            return node;
        }

        for (int e = 0; e < places.Count; e++)
        {
            edges.AddRange([e, Node(places.DeviceOf(e), places.SettingOf(e))]);
        }

        foreach ((int device, int vlan) in nodes.Keys.ToArray())
        {
            foreach (GraphPort peer in places.Graph.Devices[device].OuterPorts.SelectMany(p => p.Peers))
            {
                edges.AddRange([Node(device, vlan), Node(peer.Device.Index, vlan)]);
            }
        }

        foreach (GraphPort port in places.Graph.Ports.Where(p => p.Device.Kind == DeviceKind.PhysicalSwitch))
        {
            foreach (GraphPort peer in port.Peers.Where(p => p.Device.Kind == DeviceKind.PhysicalSwitch && p.Index > port.Index))
            {
                for (int vlan = VlanId.MinValue; vlan <= VlanId.MaxValue; vlan++)
                {
                    edges.AddRange([Node(port.Device.Index, vlan), Node(peer.Device.Index, vlan)]);
                }
            }
        }

        return ([.. edges], places.Count + nodes.Count);
    }

    private static void AssertSame(DomainScreen screen, ReadOnlySpan<int> labels)
    {
        var domainOf = new Dictionary<int, int>();
        var labelOf = new Dictionary<int, int>();
        for (int e = 0; e < screen.Places.Count; e++)
        {
            int domain = screen.Map.Of(screen.Places.DeviceOf(e), screen.Places.SettingOf(e));
            domainOf.TryAdd(labels[e], domain);
            labelOf.TryAdd(domain, labels[e]);
            if (domainOf[labels[e]] != domain || labelOf[domain] != labels[e])
            {
                throw new InvalidOperationException($"Endpoint {e} is in another component than in domain {domain}.");
            }
        }
    }
}
