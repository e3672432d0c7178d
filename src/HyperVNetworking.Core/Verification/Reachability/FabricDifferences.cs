using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Reachability;

/// <summary>Finds the differences between two descriptions of the physical network.</summary>
internal sealed class FabricDifferences(Fabric before, Fabric after)
{
    private const string Absent = "absent";

    /// <summary>The differences: ports of each physical switch, then cables, link aggregations and pairs.</summary>
    public IEnumerable<Difference> Find() =>
        before.Switches.Concat(after.Switches).Select(s => s.Name).Distinct(Names.Comparer).SelectMany(Switch)
            .Concat(Lists("cable", before.Links, after.Links, l => $"{l.First} - {l.Second}", (f, list) => f with { Links = list }))
            .Concat(Lists("link aggregation", before.Lags, after.Lags, l => $"{l.Name}: {l.Ports}", (f, list) => f with { Lags = list }))
            .Concat(Lists("multi-chassis pair", before.Mlag, after.Mlag, m => m.ToString(), (f, list) => f with { Mlag = list }));

    private IEnumerable<Difference> Switch(string name)
    {
        PhysicalSwitch? old = before.FindSwitch(name);
        PhysicalSwitch? now = after.FindSwitch(name);
        if (old is null || now is null)
        {
            yield return Make($"physical switch {name}", "description", old is null ? Absent : "present", now is null ? Absent : "present", f => f with
            {
                Switches = old is null ? f.Switches.RemoveAll(s => Names.Same(s.Name, name)) : f.Switches.Add(old),
            });
            yield break;
        }

        foreach (string port in old.Ports.Concat(now.Ports).Select(p => p.Name).Distinct(Names.Comparer))
        {
            PhysicalPort? first = old.FindPort(port);
            PhysicalPort? second = now.FindPort(port);
            if (first != second)
            {
                ValueList<PhysicalPort> back = second is null ? now.Ports.Add(first!) : first is null ? now.Ports.RemoveAll(p => p == second) : now.Ports.Replace(p => p == second, _ => first);
                yield return Make($"physical switch {name} port {port}", "settings", Describe(first), Describe(second), f => With(f, name, s => s with { Ports = back }));
            }
        }

        if ((old with { Ports = now.Ports, RoutedInterfaces = now.RoutedInterfaces }) != now)
        {
            yield return Make($"physical switch {name}", "settings", Describe(old), Describe(now), f => With(f, name, s => old with { Ports = s.Ports }));
        }
    }

    private static IEnumerable<Difference> Lists<T>(string what, ValueList<T> old, ValueList<T> now, Func<T, string> name, Func<Fabric, ValueList<T>, Fabric> with)
        where T : class
    {
        foreach (T gone in old.Where(o => !now.Contains(o)))
        {
            yield return Make(what, name(gone), "present", Absent, f => with(f, now.Add(gone)));
        }

        foreach (T made in now.Where(n => !old.Contains(n)))
        {
            yield return Make(what, name(made), Absent, "present", f => with(f, now.RemoveAll(x => x.Equals(made))));
        }
    }

    private static Difference Make(string what, string setting, string old, string now, Func<Fabric, Fabric> back) =>
        new(new SettingChange { Object = what, Setting = setting, OldValue = old, NewValue = now }, null, n => n.WithFabric(back));

    private static Fabric With(Fabric fabric, string name, Func<PhysicalSwitch, PhysicalSwitch> change) =>
        fabric with { Switches = fabric.Switches.Replace(s => Names.Same(s.Name, name), change) };

    private static string Describe(PhysicalPort? port) => port is null ? Absent
        : (port.Mode switch
        {
            PhysicalPortMode.Access => $"Access {port.Vlan}",
            PhysicalPortMode.Routed => "Routed",
            PhysicalPortMode.Trunk => $"Trunk native {port.Native?.ToString() ?? "none"} allowed {port.Allowed}",
            _ => "not described",
        })
            + (port.PrivateVlan is null ? string.Empty : $", private VLAN {port.PrivateVlan}")
            + (port.VoiceVlan is VlanId voice ? $", voice VLAN {voice}" : string.Empty)
            + (port.IngressFiltering == false ? ", no ingress filtering" : string.Empty)
            + (port.Shutdown ? ", shut down" : string.Empty)
            + (port.Attached is null ? string.Empty : $", {port.Attached} attached");

    private static string Describe(PhysicalSwitch s) =>
        $"other ports {s.OtherPorts}, accepts own tag on access {s.AcceptsOwnTagOnAccess?.ToString() ?? "unknown"}, accepts tagged native {s.AcceptsTaggedNative?.ToString() ?? "unknown"}";
}
