using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>Whether a host as read has the value that a change gives.</summary>
internal static class ChangeCheck
{
    /// <summary>Whether the new value is there.</summary>
    public static bool IsDone(HostChange change, HostState host) => change switch
    {
        HostChange.CreateSwitch c => host.FindSwitch(c.Switch.Name) is VirtualSwitch found
            && found.Type == c.Switch.Type
            && found.AllowManagementOS == c.Switch.AllowManagementOS
            && found.Uplinks.OrderBy(u => u, Names.Comparer).SequenceEqual(c.Switch.Uplinks.OrderBy(u => u, Names.Comparer), Names.Comparer),
        HostChange.RemoveSwitch r => host.FindSwitch(r.Switch.Name) is null,
        HostChange.ConnectAdapter c => c.Adapter.FindIn(host) is VmAdapter adapter && IsOn(host, adapter.Switch, c.To),
        HostChange.SetAdapterVlan s => s.Adapter.FindIn(host)?.Vlan == s.To,
        HostChange.SetHostAdapterVlan s => host.HostAdapters.Any(a => Names.Same(a.Name, s.Adapter) && Names.Same(a.Switch, s.Switch) && a.Vlan == s.To),
        _ => false,
    };

    /// <summary>Whether the old value is there.</summary>
    public static bool IsUndone(HostChange change, HostState host) => IsDone(change.Inverse, host);

    /// <summary>What a later change of the same kind would overwrite: two changes with one key are about one setting.</summary>
    public static object Setting(HostChange change) => change switch
    {
        HostChange.CreateSwitch c => ("switch", c.Switch.Name.ToUpperInvariant()),
        HostChange.RemoveSwitch r => ("switch", r.Switch.Name.ToUpperInvariant()),
        HostChange.ConnectAdapter c => ("connection", c.Adapter),
        HostChange.SetAdapterVlan s => ("vlan", s.Adapter),
        HostChange.SetHostAdapterVlan s => ("host vlan", s.Adapter.ToUpperInvariant(), s.Switch.ToUpperInvariant()),
        _ => change,
    };

    private static bool IsOn(HostState host, string? actual, string? wanted) =>
        Names.Same(actual, wanted)
        || (actual is not null && wanted is not null && host.FindSwitch(actual) is VirtualSwitch s && ReferenceEquals(s, host.FindSwitch(wanted)));
}
