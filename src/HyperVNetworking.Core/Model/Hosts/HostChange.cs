using System;
using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>One change to one host, with its old and its new value, so that it can be undone exactly; one nested record per kind, and no others.</summary>
public abstract partial record HostChange
{
    private HostChange()
    {
    }

    /// <summary>The object it changes, with its kind.</summary>
    public abstract string Target { get; }

    /// <summary>The value before, as people read it.</summary>
    public abstract string OldValue { get; }

    /// <summary>The value after, as people read it.</summary>
    public abstract string NewValue { get; }

    /// <summary>The change that takes this one back.</summary>
    public abstract HostChange Inverse { get; }

    /// <summary>Whether the host is as this change expects it: the object is there (or not yet) and has the old value.</summary>
    /// <param name="host">The host as read.</param>
    /// <returns>True if the change can be made.</returns>
    public abstract bool CanApplyTo(HostState host);

    /// <summary>The host as it will be after this change.</summary>
    /// <param name="host">The host before.</param>
    /// <returns>The host after.</returns>
    public abstract HostState ApplyTo(HostState host);

    /// <summary>The change in one line.</summary>
    /// <returns><c>target: old -> new</c>.</returns>
    public sealed override string ToString() => $"{Target}: {OldValue} -> {NewValue}";

    private static bool AreFree(HostState host, ValueList<string> uplinks) => uplinks.All(u =>
        (host.FindNic(u) is not null && !host.IsBound(u)) || (host.FindNic(u) is null && host.FindTeam(u) is not null));

    private static HostState ChangeSwitch(HostState host, string name, Func<VirtualSwitch, VirtualSwitch> change)
    {
        VirtualSwitch? meant = host.FindSwitch(name);
        return host with { Switches = host.Switches.Replace(s => ReferenceEquals(s, meant), change) };
    }
}
