using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Reachability;

/// <summary>Finds every setting that can matter to who hears whom and that two networks have differently.</summary>
internal sealed class NetworkDifferences(NetworkSnapshot before, NetworkSnapshot after)
{
    private const string Absent = "absent";

    /// <summary>The differences: hosts in order, then the physical network.</summary>
    public IEnumerable<Difference> Find() =>
        before.Hosts.Select(h => h.Name).Concat(after.Hosts.Select(h => h.Name)).Distinct(Names.Comparer).SelectMany(Host).Concat(Vms()).Concat(Fabric());

    private IEnumerable<Difference> Host(string name)
    {
        HostState? old = before.Find(name);
        HostState? now = after.Find(name);
        if (old is null || now is null)
        {
            yield return new Difference(Change(name, "host", "state", old is null ? Absent : "read", now is null ? Absent : "read"), null, n => old is null
                ? n with { Hosts = n.Hosts.RemoveAll(h => Names.Same(h.Name, name)) }
                : n with { Hosts = n.Hosts.Add(old) });
            yield break;
        }

        IEnumerable<Difference> differences = Items(name, old.Switches, now.Switches, s => s.Name, s => $"virtual switch {s.Name}", Describe, (h, list) => h with { Switches = list })
            .Concat(Items(name, old.Teams, now.Teams, t => t.Name, t => $"NIC team {t.Name}", Describe, (h, list) => h with { Teams = list }))
            .Concat(Items(name, old.PhysicalNics, now.PhysicalNics, n => n.Name, n => $"physical NIC {n.Name}", Describe, (h, list) => h with { PhysicalNics = list }))
            .Concat(Items(name, old.HostAdapters, now.HostAdapters, a => a.Name, a => $"vEthernet ({a.Name})", a => Describe(a, a.Switch), (h, list) => h with { HostAdapters = list }, a => a.Name));
        foreach (Difference difference in differences)
        {
            yield return difference;
        }
    }

    // A VM is itself wherever it runs: one that moved is one difference, and not one lost and one new.
    private IEnumerable<Difference> Vms()
    {
        var left = after.Hosts.SelectMany(h => h.Vms, (h, v) => (Host: h.Name, Vm: v)).ToList();
        foreach ((string host, VirtualMachine old) in before.Hosts.SelectMany(h => h.Vms, (h, v) => (h.Name, v)))
        {
            int found = left.FindIndex(p => IsSame(old, p.Vm) && Names.Same(p.Host, host));
            found = found >= 0 ? found : left.FindIndex(p => IsSame(old, p.Vm));
            if (found < 0)
            {
                yield return new Difference(Change(host, $"VM {old.Name}", "VM", "present", Absent), old.Name, n => n.WithHost(host, h => h with { Vms = h.Vms.Add(old) }));
                continue;
            }

            (string place, VirtualMachine now) = left[found];
            left.RemoveAt(found);
            if (!Names.Same(place, host))
            {
                yield return new Difference(Change(place, $"VM {now.Name}", "host", host, place), now.Name, n =>
                    n.WithHost(place, h => h with { Vms = h.Vms.RemoveAll(v => IsSame(now, v)) }).WithHost(host, h => h with { Vms = h.Vms.Add(now) }));
            }

            foreach (Difference difference in Adapters(place, old, now))
            {
                yield return difference;
            }
        }

        foreach ((string host, VirtualMachine vm) in left)
        {
            yield return new Difference(Change(host, $"VM {vm.Name}", "VM", Absent, "present"), vm.Name, n => n.WithHost(host, h => h with { Vms = h.Vms.RemoveAll(v => IsSame(vm, v)) }));
        }
    }

    private static IEnumerable<Difference> Adapters(string host, VirtualMachine old, VirtualMachine now)
    {
        for (int i = 0; i < Math.Max(old.Adapters.Count, now.Adapters.Count); i++)
        {
            int at = i;
            VmAdapter? first = i < old.Adapters.Count ? old.Adapters[i] : null;
            VmAdapter? second = i < now.Adapters.Count ? now.Adapters[i] : null;
            string what = $"VM {now.Name} '{(second ?? first)!.Name}'";
            if (first is null || second is null)
            {
                yield return new Difference(
                    Change(host, what, "adapter", first is null ? Absent : Describe(first, first.Switch), second is null ? Absent : Describe(second, second.Switch)),
                    now.Name,
                    Adapter(host, now, list => first is null ? list.Take(at).Concat(list.Skip(at + 1)) : list.Concat([first])));
                continue;
            }

            foreach ((string setting, string was, string value, Func<VmAdapter, VmAdapter> back) in Settings(first, second))
            {
                yield return new Difference(Change(host, what, setting, was, value), now.Name, Adapter(host, now, list => list.Select((a, n) => n == at ? back(a) : a)));
            }
        }
    }

    private static IEnumerable<(string Setting, string Old, string New, Func<VmAdapter, VmAdapter> Back)> Settings(VmAdapter old, VmAdapter now)
    {
        if (old.Vlan != now.Vlan)
        {
            yield return ("VLAN", old.Vlan.ToString(), now.Vlan.ToString(), a => a with { Vlan = old.Vlan });
        }

        if (!Names.Same(old.Switch, now.Switch))
        {
            yield return ("virtual switch", old.Switch ?? "disconnected", now.Switch ?? "disconnected", a => a with { Switch = old.Switch });
        }

        if (old.Isolation != now.Isolation)
        {
            yield return ("isolation", Text(old.Isolation), Text(now.Isolation), a => a with { Isolation = old.Isolation });
        }

        if (old.TeamMapping != now.TeamMapping)
        {
            yield return ("team mapping", Text(old.TeamMapping), Text(now.TeamMapping), a => a with { TeamMapping = old.TeamMapping });
        }

        if (old.Security != now.Security)
        {
            yield return ("security", old.Security.ToString(), now.Security.ToString(), a => a with { Security = old.Security });
        }
    }

    private IEnumerable<Difference> Fabric() => before.Fabric.Equals(after.Fabric) ? [] : new FabricDifferences(before.Fabric, after.Fabric).Find();

    private static Func<NetworkSnapshot, NetworkSnapshot> Adapter(string host, VirtualMachine vm, Func<IEnumerable<VmAdapter>, IEnumerable<VmAdapter>> change) =>
        n => n.WithHost(host, h => h with { Vms = h.Vms.Replace(v => IsSame(vm, v), v => v with { Adapters = change(v.Adapters).ToValueList() }) });

    private static IEnumerable<Difference> Items<T>(
        string host, ValueList<T> old, ValueList<T> now, Func<T, string> name, Func<T, string> what, Func<T, string> describe, Func<HostState, ValueList<T>, HostState> with, Func<T, string>? machine = null)
        where T : class
    {
        foreach (string one in old.Concat(now).Select(name).Distinct(Names.Comparer))
        {
            T? first = old.FirstOrDefault(x => Names.Same(name(x), one));
            T? second = now.FirstOrDefault(x => Names.Same(name(x), one));
            string was = first is null ? Absent : describe(first);
            string value = second is null ? Absent : describe(second);
            if (was != value)
            {
                ValueList<T> back = second is null ? now.Add(first!) : first is null ? now.RemoveAll(x => x == second) : now.Replace(x => x == second, _ => first);
                yield return new Difference(Change(host, what((second ?? first)!), "settings", was, value), machine?.Invoke((second ?? first)!), n => n.WithHost(host, h => with(h, back)));
            }
        }
    }

    private static bool IsSame(VirtualMachine a, VirtualMachine b) => a.Id is not null && b.Id is not null ? Names.Same(a.Id, b.Id) : Names.Same(a.Name, b.Name);

    private static SettingChange Change(string? host, string what, string setting, string old, string now) =>
        new() { ComputerName = host, Object = what, Setting = setting, OldValue = old, NewValue = now };

    private static string Describe(VirtualSwitch s) =>
        s.Type == SwitchType.External ? $"External on {s.Uplinks}{(s.ForwardingExtension is null ? string.Empty : $", forwarded by {s.ForwardingExtension}")}" : s.Type.ToString();

    private static string Describe(NicTeam t) =>
        $"{t.Members}{(t.Standby is null ? string.Empty : $", standby {t.Standby}")}, {t.Mode}; {string.Join(", ", t.EffectiveInterfaces.Select(i => $"{i.Name} {(i.Vlan is VlanId id ? $"VLAN {id}" : "default")}"))}";

    private static string Describe(PhysicalNic n) => $"cable to {n.Port?.ToString() ?? "nobody knows where"}{(n.Vlan is null ? string.Empty : $", VLAN {n.Vlan} of its own")}{(n.Use is null ? string.Empty : $", used for {n.Use}")}";

    private static string Describe(IVirtualAdapter a, string? onSwitch) => $"{a.Vlan} on {onSwitch ?? "no virtual switch"}{(a.Isolation is null ? string.Empty : $", isolation {Text(a.Isolation)}")}{(a.TeamMapping is null ? string.Empty : $", {a.TeamMapping}")}";

    private static string Text(TeamMapping? mapping) => mapping?.ToString() ?? "none";

    private static string Text(IsolationSetting? isolation) => isolation is null ? "none"
        : $"{isolation.Mode} {isolation.DefaultId}{(isolation.AllowUntagged ? string.Empty : " without untagged frames")}";
}
