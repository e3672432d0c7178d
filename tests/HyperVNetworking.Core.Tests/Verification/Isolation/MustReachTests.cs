using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>What must be heard, against a reference that tries every active member, every spanning tree and every cable of an aggregation.</summary>
public sealed class MustReachTests
{
    /// <summary>A second or two; RANDOM_NETWORKS=from-to in the environment tries others.</summary>
    [Fact]
    public void What_must_be_heard_agrees_with_a_reference_that_tries_every_member_and_every_spanning_tree()
    {
        int[] range = [.. (Environment.GetEnvironmentVariable("RANDOM_NETWORKS") ?? "0-399").Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        var known = new Dictionary<PairReach, int>();
        for (int seed = range[0]; seed <= range[1]; seed++)
        {
            NetworkDocument document = RandomNetwork.Make(seed);
            var simulator = new StrictSimulator(document.Hosts, document.Fabric);
            foreach ((GraphEndpoint a, GraphEndpoint b, PairReach reach) in Pairs(document))
            {
                bool strictly = simulator.IsAlwaysHeard(a.Endpoint, b.Endpoint, strict: true);
                bool permissively = simulator.IsAlwaysHeard(a.Endpoint, b.Endpoint, strict: false);
                Assert.True(Agrees(reach, strictly, permissively, simulator.Links), $"Seed {seed}: {a.Endpoint.Name} -> {b.Endpoint.Name} is {reach}, the reference says {strictly} and {permissively}");
                known[reach] = known.GetValueOrDefault(reach) + 1;
            }
        }

        string summary = string.Join(", ", known.Select(k => $"{k.Key} {k.Value}"));
        Assert.True(known.GetValueOrDefault(PairReach.Must) > 1000 && known.GetValueOrDefault(PairReach.Assumed) > 20 && known.GetValueOrDefault(PairReach.Looped) > 20 && known.GetValueOrDefault(PairReach.Filtered) > 20, summary);
    }

    [Fact]
    public void May_contains_must() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        NetworkDocument document = RandomNetwork.Make(seed);
        HashSet<(string, string)> may = [.. ReachabilityMatrix.Build(document.Hosts, document.Fabric).HeardBy.Select(p => (p.Sender.Name, p.Hearer.Name))];
        Assert.All(
            Pairs(document).Where(p => p.Reach is PairReach.Must or PairReach.Assumed or PairReach.Filtered or PairReach.Looped),
            p => Assert.Contains((p.Sender.Endpoint.Name, p.Hearer.Endpoint.Name), may));
    }));

    // Sound everywhere. Where there is no loop and no aggregation it is exact; elsewhere what always arrives is at worst said to depend on the loop.
    private static bool Agrees(PairReach reach, bool strictly, bool permissively, SimulatedFabric links) => reach switch
    {
        PairReach.Must => strictly,
        PairReach.Filtered => permissively,
        PairReach.Assumed => permissively && (!strictly || links.HasLoop || links.HasLag),
        PairReach.Looped => !permissively || links.HasLoop || links.HasLag,
        _ => !permissively,
    };

    private static IEnumerable<(GraphEndpoint Sender, GraphEndpoint Hearer, PairReach Reach)> Pairs(NetworkDocument document)
    {
        NetworkGraph graph = NetworkGraphBuilder.Build(document.Hosts, document.Fabric);
        var reach = new MustReach(graph);
        return graph.Endpoints.SelectMany(a => graph.Endpoints.Where(b => b != a).Select(b => (a, b, reach.Between(a, b))));
    }
}
