using System;
using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>One change to one host, with its old and its new value, so that it can be undone exactly; one nested record per kind, and no others.</summary>
public abstract record HostChange
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

    /// <summary>Creates a virtual switch.</summary>
    /// <param name="Switch">The switch; shared with the management OS it gets one host adapter of its name.</param>
    /// <param name="Traffic">The traffic class of that host adapter, if it has one.</param>
    public sealed record CreateSwitch(VirtualSwitch Switch, string? Traffic) : HostChange
    {
        /// <inheritdoc/>
        public override string Target => $"virtual switch {Switch.Name}";

        /// <inheritdoc/>
        public override string OldValue => "absent";

        /// <inheritdoc/>
        public override string NewValue => DescribeSwitch(Switch);

        /// <inheritdoc/>
        public override HostChange Inverse => new RemoveSwitch(Switch, Traffic);

        /// <inheritdoc/>
        public override bool CanApplyTo(HostState host) =>
            host.FindSwitch(Switch.Name) is null
            && Switch.Uplinks.All(u => (host.FindNic(u) is not null && !host.IsBound(u)) || (host.FindNic(u) is null && host.FindTeam(u) is not null));

        /// <inheritdoc/>
        public override HostState ApplyTo(HostState host) => host with
        {
            Switches = host.Switches.Add(Switch),
            HostAdapters = Switch.AllowManagementOS || Switch.Type == SwitchType.Internal
                ? host.HostAdapters.Add(new HostAdapter { Name = Switch.Name, Switch = Switch.Name, Traffic = Traffic })
                : host.HostAdapters,
        };
    }

    /// <summary>Removes a virtual switch that nothing but its own first host adapter is on.</summary>
    /// <param name="Switch">The switch as it is.</param>
    /// <param name="Traffic">The traffic class of its host adapter, if it has one.</param>
    public sealed record RemoveSwitch(VirtualSwitch Switch, string? Traffic) : HostChange
    {
        /// <inheritdoc/>
        public override string Target => $"virtual switch {Switch.Name}";

        /// <inheritdoc/>
        public override string OldValue => DescribeSwitch(Switch);

        /// <inheritdoc/>
        public override string NewValue => "absent";

        /// <inheritdoc/>
        public override HostChange Inverse => new CreateSwitch(Switch, Traffic);

        /// <inheritdoc/>
        public override bool CanApplyTo(HostState host) =>
            host.FindSwitch(Switch.Name) is not null
            && !host.Vms.SelectMany(v => v.Adapters).Any(a => Names.Same(a.Switch, Switch.Name));

        /// <inheritdoc/>
        public override HostState ApplyTo(HostState host) => host with
        {
            Switches = host.Switches.RemoveAll(s => Names.Same(s.Name, Switch.Name)),
            HostAdapters = host.HostAdapters.RemoveAll(a => Names.Same(a.Switch, Switch.Name)),
        };
    }

    /// <summary>Connects a VM adapter to a virtual switch, moves it or disconnects it.</summary>
    /// <param name="Adapter">The adapter.</param>
    /// <param name="From">The switch it is on; null if on none.</param>
    /// <param name="To">The switch it is to be on; null for none.</param>
    public sealed record ConnectAdapter(AdapterReference Adapter, string? From, string? To) : HostChange
    {
        /// <inheritdoc/>
        public override string Target => Adapter.ToString();

        /// <inheritdoc/>
        public override string OldValue => Describe(From);

        /// <inheritdoc/>
        public override string NewValue => Describe(To);

        /// <inheritdoc/>
        public override HostChange Inverse => new ConnectAdapter(Adapter, To, From);

        /// <inheritdoc/>
        public override bool CanApplyTo(HostState host) =>
            Adapter.FindIn(host) is VmAdapter adapter
            && Names.Same(adapter.Switch, From)
            && (To is null || host.FindSwitch(To) is not null);

        /// <inheritdoc/>
        public override HostState ApplyTo(HostState host) => ChangeAdapter(host, Adapter, a => a with { Switch = To });

        private static string Describe(string? name) => name is null ? "disconnected" : $"on virtual switch {name}";
    }

    /// <summary>Sets the VLAN of a VM adapter.</summary>
    /// <param name="Adapter">The adapter.</param>
    /// <param name="From">Its setting.</param>
    /// <param name="To">The setting it is to have.</param>
    public sealed record SetAdapterVlan(AdapterReference Adapter, PortVlan From, PortVlan To) : HostChange
    {
        /// <inheritdoc/>
        public override string Target => Adapter.ToString();

        /// <inheritdoc/>
        public override string OldValue => From.ToString();

        /// <inheritdoc/>
        public override string NewValue => To.ToString();

        /// <inheritdoc/>
        public override HostChange Inverse => new SetAdapterVlan(Adapter, To, From);

        /// <inheritdoc/>
        public override bool CanApplyTo(HostState host) => Adapter.FindIn(host)?.Vlan == From;

        /// <inheritdoc/>
        public override HostState ApplyTo(HostState host) => ChangeAdapter(host, Adapter, a => a with { Vlan = To });
    }

    /// <summary>Sets the VLAN of a host virtual adapter.</summary>
    /// <param name="Adapter">The adapter's name.</param>
    /// <param name="Switch">The virtual switch it is on.</param>
    /// <param name="From">Its setting.</param>
    /// <param name="To">The setting it is to have.</param>
    public sealed record SetHostAdapterVlan(string Adapter, string Switch, PortVlan From, PortVlan To) : HostChange
    {
        /// <inheritdoc/>
        public override string Target => $"host adapter vEthernet ({Adapter})";

        /// <inheritdoc/>
        public override string OldValue => From.ToString();

        /// <inheritdoc/>
        public override string NewValue => To.ToString();

        /// <inheritdoc/>
        public override HostChange Inverse => new SetHostAdapterVlan(Adapter, Switch, To, From);

        /// <inheritdoc/>
        public override bool CanApplyTo(HostState host) => host.HostAdapters.Any(a => Means(a) && a.Vlan == From);

        /// <inheritdoc/>
        public override HostState ApplyTo(HostState host) =>
            host with { HostAdapters = host.HostAdapters.Replace(Means, a => a with { Vlan = To }) };

        private bool Means(HostAdapter adapter) => Names.Same(adapter.Name, Adapter) && Names.Same(adapter.Switch, Switch);
    }

    private static string DescribeSwitch(VirtualSwitch s) =>
        s.Type == SwitchType.External
            ? $"External on {s.Uplinks}, {(s.AllowManagementOS ? "shared with" : "not shared with")} the management OS"
            : s.Type.ToString();

    private static HostState ChangeAdapter(HostState host, AdapterReference reference, Func<VmAdapter, VmAdapter> change) =>
        host with { Vms = host.Vms.Replace(reference.Means, vm => vm with { Adapters = vm.Adapters.Replace(reference.Means, change) }) };
}
