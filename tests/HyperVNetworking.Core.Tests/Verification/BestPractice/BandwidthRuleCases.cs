using System.Collections.Generic;
using HyperVNetworking.Model;
using static HyperVNetworking.Core.Tests.Verification.BestPractice.PracticeNetwork;
using static HyperVNetworking.Core.Tests.Verification.BestPractice.RuleCase;

namespace HyperVNetworking.Core.Tests.Verification.BestPractice;

/// <summary>For each rule about bandwidth: a network that breaks it, and one that just misses it.</summary>
internal static class BandwidthRuleCases
{
    // The article: NIC1 and NIC3 of one converged adapter, NIC2 and NIC4 of another; of each 10 Gbit/s storage has 4.
    private static readonly HostState s_presented = (Team.WithTeam(t => t with { Interfaces = [TeamNic(10, "Management"), TeamNic(11, "CSV")] }) with
    {
        HardwarePorts = [Port("1"), Port("2")],
        TrafficShares = [Share("Management", 1), Share("CSV", 5)],
    }).WithAll(n => n with { PhysicalPort = n.Name is "NIC1" or "NIC3" ? "1" : "2", GuaranteedBitsPerSecond = 3 * Giga });

    private static readonly HostState s_weighted = Host with
    {
        Switches = [External("NIC1") with { AllowManagementOS = true }],
        HostAdapters = [Adapter("Mgmt", 40), Adapter("LiveMigration", 60)],
    };

    private static readonly HostState s_policies = Team with { QosPolicies = [Policy("Cluster", 40), Policy("LiveMigration", 60)] };

    public static Dictionary<string, RuleCase> All { get; } = new()
    {
        ["WeightsExceedWhole"] = Of(s_policies with { QosPolicies = s_policies.QosPolicies.Add(Policy("Management", 1)) }, s_policies),
        ["QosMixed"] = Of(s_weighted with { QosPolicies = [Policy("Cluster", 40)] }, s_weighted with { QosPolicies = [Policy("Cluster", null)] }),
        ["WeightWithoutEffect"] = Of(s_weighted.WithSwitch(s => s with { BandwidthMode = SwitchBandwidthMode.Absolute }), s_weighted),
        ["PoliciesOnTeam"] = Of(s_policies, s_policies with { Teams = [] }),
        ["PortOversubscribed"] = Of(s_presented.With("NIC1", n => n with { GuaranteedBitsPerSecond = (3 * Giga) + 1 }), s_presented),
        ["GuaranteeOversubscribed"] = Of(
            s_presented with { TrafficShares = [Share("Management", 1), Share("CSV", 6)] },
            s_presented) with
        { Unknown = s_presented.WithAll(n => n with { GuaranteedBitsPerSecond = null }) with { HardwarePorts = [] } },
        ["SharesDifferFromReserve"] = Of(
            s_presented with { TrafficShares = [Share("Management", 1), Share("CSV", 1)] },
            s_presented with { TrafficShares = [Share("Management", 1), Share("CSV", 2)] }) with
        { Unknown = s_presented with { TrafficShares = [Share("CSV", 4)] } },
        ["NobodyGuarantees"] = Of(s_presented.WithAll(n => n with { GuaranteedBitsPerSecond = null }), s_presented),
    };

    private static HardwarePort Port(string name) => new() { Name = name, BitsPerSecond = 10 * Giga, StorageBitsPerSecond = 4 * Giga };

    private static TrafficShare Share(string traffic, int giga) => new() { Traffic = traffic, BitsPerSecond = giga * Giga };

    private static HostAdapter Adapter(string name, int weight) => new() { Name = name, Switch = "S", Traffic = name, Bandwidth = new AdapterBandwidth { Weight = weight } };

    private static QosPolicy Policy(string name, int? weight) => new() { Name = name, Weight = weight };
}
