using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Core.Tests.Verification.Isolation;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Core.Tests.Verification.Resilience;

/// <summary>Every failure of random networks against the slow way: what failed is cut out of the documents, and the exact check looks at every pair anew.</summary>
public sealed class ReferenceTests
{
    private static readonly int[] s_range = [.. (Environment.GetEnvironmentVariable("RANDOM_NETWORKS") ?? "0-19").Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];

    /// <summary>Some seconds; RANDOM_NETWORKS=from-to in the environment tries others. Most of these networks hold, so that there is much to lose.</summary>
    [Fact]
    public void Who_is_heard_under_each_failure_agrees_with_a_network_that_was_cut_by_hand()
    {
        (int lost, int kept) = Compare(ResilientNetwork.Make);

        Assert.True(lost > 500 && kept > 3000, $"{lost} lost, {kept} kept");
    }

    /// <summary>The networks of the isolation check have every feature, and little that holds.</summary>
    [Fact]
    public void So_it_does_where_every_feature_is_mixed_in()
    {
        (int lost, int kept) = Compare(seed => Vary(RandomNetwork.Make((2 * seed) + 11), new Random(seed)));

        Assert.True(lost > 10 && kept > 500, $"{lost} lost, {kept} kept");
    }

    [Fact]
    public void Which_tenants_are_lost_agrees_too()
    {
        int lost = 0;
        for (int seed = s_range[0]; seed <= s_range[1]; seed++)
        {
            NetworkDocument document = ResilientNetwork.Make(seed);
            var network = new ResilienceNetwork(document.Hosts, document.Fabric);
            NetworkGraph whole = NetworkGraphBuilder.Build(document.Hosts, document.Fabric);
            HashSet<string> healthy = [.. Pairs(document, network, whole, new Failure { Parts = [] }).Where(p => p.Expected).Select(p => p.Pair)];
            TenantMembership membership = TenantMembership.Resolve(document.Tenants, whole.Directory);
            var tenantOf = membership.Entries.Where(e => !e.IsTrafficClass).SelectMany(e => e.Members.Select(m => (m.Name, Tenant: e.Tenant.Name))).ToDictionary(m => m.Name, m => m.Tenant);
            foreach (FailureOutcome outcome in ResilienceCheck.Judge(document, document.Hosts, new ResilienceOptions()).Failures)
            {
                string[] expected = [.. Pairs(document, network, whole, new Failure { Parts = outcome.Parts })
                    .Where(p => !p.Expected && healthy.Contains(p.Pair) && tenantOf.GetValueOrDefault(p.Sender) is string tenant && tenant == tenantOf.GetValueOrDefault(p.Hearer))
                    .Select(p => tenantOf[p.Sender]).Distinct().Order(StringComparer.Ordinal)];
                Assert.Equal(expected, outcome.Lost.Where(e => e.Type == RequirementType.Tenant).Select(e => e.Name).Order(StringComparer.Ordinal));
                lost += expected.Length;
            }
        }

        Assert.True(lost > 50, $"{lost} lost");
    }

    private static (int Lost, int Kept) Compare(Func<int, NetworkDocument> make)
    {
        int lost = 0;
        int kept = 0;
        for (int seed = s_range[0]; seed <= s_range[1]; seed++)
        {
            NetworkDocument document = make(seed);
            var network = new ResilienceNetwork(document.Hosts, document.Fabric);
            var states = new PlaceStates(network, new ConvergenceSeconds());
            var conditions = new ConditionBuilder(network, states);
            var judge = new DemandJudge(network, states);
            var random = new Random(seed);
            NetworkGraph whole = NetworkGraphBuilder.Build(document.Hosts, document.Fabric);
            Failure[] singles = [.. FailureList.Of(network, [])];
            IEnumerable<Failure> pairs = Enumerable.Range(0, singles.Length > 1 ? 6 : 0).Select(_ => singles[random.Next(singles.Length)].With(singles[random.Next(singles.Length)]));
            foreach (Failure failure in singles.Concat(pairs).Prepend(new Failure { Parts = [] }))
            {
                NetworkCondition condition = conditions.Under(failure);
                foreach ((int a, int b, bool expected, string pair, _, _) in Pairs(document, network, whole, failure))
                {
                    bool actual = judge.IsHeard(a, b, condition);
                    Assert.True(actual == expected, $"Seed {seed}, {string.Join(" and ", failure.Parts)}: {pair} is {actual}, the reference says {expected}");
                    lost += !expected && judge.IsHeard(a, b, conditions.Healthy) ? 1 : 0;
                    kept += expected ? 1 : 0;
                }
            }
        }

        return (lost, kept);
    }

    private static IEnumerable<(int A, int B, bool Expected, string Pair, string Sender, string Hearer)> Pairs(NetworkDocument document, ResilienceNetwork network, NetworkGraph whole, Failure failure)
    {
        NetworkDocument cut = FailedNetwork.Cut(document, failure.Parts);
        NetworkGraph graph = NetworkGraphBuilder.Build(cut.Hosts, cut.Fabric);
        var reach = new MustReach(graph);
        var left = new Dictionary<object, GraphEndpoint>();
        foreach (GraphEndpoint endpoint in graph.Endpoints)
        {
            left[KeyOf(endpoint.Endpoint)] = endpoint;
        }

        (GraphEndpoint Whole, GraphEndpoint? Left, int Place, bool IsPinnedAway)[] endpoints =
        [
            .. whole.Endpoints
                .Where(e => e.Endpoint.Host is null || !failure.Parts.Any(p => p.Where == $"host {e.Endpoint.Host}"))
                .Select(e => (e, left.GetValueOrDefault(KeyOf(e.Endpoint)), PlaceOf(document, network, e.Endpoint), IsPinnedAway(cut, document, e))),
        ];
        return
            from a in endpoints
            from b in endpoints
            where a.Whole != b.Whole
            let inside = MustReach.ShareSwitch(a.Whole, b.Whole)
            let expected = a.Left is not null && b.Left is not null && reach.Between(a.Left, b.Left) == PairReach.Must
                && a.Whole.Doubt is null && b.Whole.Doubt is null && (inside || (!a.IsPinnedAway && !b.IsPinnedAway))
                && !SpeaksIntoDeadSwitch(document, failure, a.Whole) && !SpeaksIntoDeadSwitch(document, failure, b.Whole)
            select (a.Place, b.Place, expected, $"{a.Whole.Endpoint.Name} -> {b.Whole.Endpoint.Name}", a.Whole.Endpoint.Name, b.Whole.Endpoint.Name);
    }

    // Mapped without failover to a member that is gone: the exact check takes such a mapping for one that leads nowhere, and so for none.
    private static bool IsPinnedAway(NetworkDocument cut, NetworkDocument document, GraphEndpoint endpoint) =>
        endpoint.VirtualAdapter is { TeamMapping: { DisableOnFailover: true } mapping, Switch: string on }
        && document.FindHost(endpoint.Endpoint.Host)!.FindSwitch(on)?.Uplinks.Contains(mapping.Nic) == true
        && cut.FindHost(endpoint.Endpoint.Host)?.FindSwitch(on)?.Uplinks.Contains(mapping.Nic) == false;

    // Cut out, a switch takes its servers' links down; dead, it leaves them up, and the servers go on using them.
    private static bool SpeaksIntoDeadSwitch(NetworkDocument document, Failure failure, GraphEndpoint endpoint) => endpoint.Endpoint.Host is null
        && document.Fabric.Switches.Any(s => s.Ports.Any(p => p.Attached == endpoint.Endpoint.Name) && failure.Parts.Any(p => p.Where == $"path behind physical switch {s.Name}, links up")
            && !failure.Parts.Any(p => p.Where == $"physical switch {s.Name}"));

    private static object KeyOf(Endpoint e) => (e.Kind, e.Host, e.MachineIndex, e.AdapterIndex, e.Adapter, e.Host is null ? e.Name : null);

    private static int PlaceOf(NetworkDocument document, ResilienceNetwork network, Endpoint endpoint) => endpoint.Kind == EndpointKind.VmAdapter
        ? network.PlaceOf(network.Sorts.Find(endpoint.Host!), document.FindHost(endpoint.Host)!.Vms[endpoint.MachineIndex].Adapters[endpoint.AdapterIndex])
        : network.PlaceOf(endpoint);

    // Team modes, multi-chassis pairs, mapped adapters that fail over, wireless NICs: what the networks of the isolation check have little of.
    private static NetworkDocument Vary(NetworkDocument document, Random random) => document with
    {
        Hosts =
        [
            .. document.Hosts.Select(h => h with
            {
                Teams = [.. h.Teams.Select(t => random.Next(3) == 0 && t.Standby is null ? t with { Mode = random.Next(2) == 0 ? TeamingMode.Lacp : TeamingMode.Static } : t)],
                PhysicalNics = [.. h.PhysicalNics.Select(n => n with { Kind = random.Next(20) == 0 ? NicKind.WiFi : n.Kind })],
            }),
        ],
        Fabric = document.Fabric with
        {
            Mlag = document.Fabric.Switches.Count > 1 && random.Next(4) == 0 ? [new SwitchPair(document.Fabric.Switches[0].Name, document.Fabric.Switches[1].Name)] : [],
        },
    };
}
