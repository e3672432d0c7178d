using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Why shares cannot be as they are wanted: one id and one sentence each.</summary>
internal static class QosErrors
{
    public static PlannerError TooMuch(HostState host, int sum, IEnumerable<(string Name, int Weight)> shares) =>
        Make("WeightsExceedWhole", host, $"the least shares would be {sum} of 100 together ({Sentence.List(shares.Select(s => $"{s.Name} {s.Weight}"))}), and nobody can guarantee that; lower some.");

    public static PlannerError PrefixNeeded(HostState host, WantedShare share) =>
        Make("DestinationPrefixNeeded", host, $"nothing tells the traffic class {share.Traffic} by its ports; give the subnet that it goes to with -DestinationPrefix, such as 192.0.2.0/24.");

    public static PlannerError NameTaken(HostState host, QosPolicy present, QosPolicy wanted) =>
        Make("QosPolicyNameTaken", host, $"QoS policy {present.Name} is there and is {present}, and {wanted} is asked for under that name; rename or remove it, or name the traffic class otherwise.");

    public static PlannerError SameTraffic(HostState host, WantedShare one, WantedShare other) =>
        Make("TrafficConflict", host, $"{one} and {other} mean the same traffic; give it once, or tell the two apart with -DestinationPrefix.");

    public static PlannerError Mixed(HostState host, string what) =>
        Make("QosMixed", host, $"{what}; policies of the host and weights of a virtual switch would work against each other (facts B3), so take one kind away first.");

    public static PlannerError SwitchNotFound(HostState host, string name) =>
        Make("SwitchNotFound", host, $"there is no virtual switch {name}{(host.Switches.Count == 0 ? "; the host has none." : $"; it has {Sentence.List(host.Switches.Select(s => s.Name))}.")}");

    public static PlannerError NotByWeight(HostState host, VirtualSwitch on) =>
        Make("SwitchNotByWeight", host, $"virtual switch {on.Name} reserves bandwidth by {on.BandwidthMode} and not by weight, which is chosen when a switch is made; use policies of the host, or another switch.");

    public static PlannerError AdapterNotFound(HostState host, VirtualSwitch on, WantedShare share) => Make(
        "HostAdapterNotFound",
        host,
        $"virtual switch {on.Name} has no one host adapter for {share.Traffic}; it has {Sentence.List(host.HostAdapters.Where(a => Names.Same(a.Switch, on.Name)).Select(a => $"vEthernet ({a.Name})").DefaultIfEmpty("none"))}.");

    private static PlannerError Make(string id, HostState host, string clause) => new() { ErrorId = id, ComputerName = host.Name, Message = $"{host.Name}: {clause}" };
}
