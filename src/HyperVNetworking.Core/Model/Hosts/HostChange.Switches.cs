using System.Linq;

namespace HyperVNetworking.Model;

/// <content>Changes to virtual switches.</content>
public abstract partial record HostChange
{
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
        public override bool CanApplyTo(HostState host) => host.FindSwitch(Switch.Name) is null && AreFree(host, Switch.Uplinks);

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
            && host.HostAdapters.Where(a => Names.Same(a.Switch, Switch.Name)).All(IsFirst)
            && !host.Vms.SelectMany(v => v.Adapters).Any(a => Names.Same(a.Switch, Switch.Name));

        /// <inheritdoc/>
        public override HostState ApplyTo(HostState host) => host with
        {
            Switches = host.Switches.RemoveAll(s => Names.Same(s.Name, Switch.Name)),
            HostAdapters = host.HostAdapters.RemoveAll(a => Names.Same(a.Switch, Switch.Name)),
        };

        // Any other is somebody's, with settings and addresses that would be lost: it is removed by a step of its own, which keeps them.
        private bool IsFirst(HostAdapter adapter) =>
            Names.Same(adapter.Name, Switch.Name) && adapter with { Name = Switch.Name, Switch = Switch.Name, MacAddress = null, Traffic = null, Addressing = null } == new HostAdapter { Name = Switch.Name, Switch = Switch.Name };
    }

    /// <summary>Binds an External switch to other uplinks: another NIC or NIC team, or other members of its embedded team (SET).</summary>
    /// <param name="Switch">The switch's name or GUID.</param>
    /// <param name="From">Its uplinks.</param>
    /// <param name="To">The uplinks it is to have; one at least, several only where the switch teams them itself (facts B1.4).</param>
    public sealed record SetUplinks(string Switch, ValueList<string> From, ValueList<string> To) : HostChange
    {
        /// <inheritdoc/>
        public override string Target => $"virtual switch {Switch}";

        /// <inheritdoc/>
        public override string OldValue => $"uplink {From}";

        /// <inheritdoc/>
        public override string NewValue => $"uplink {To}";

        /// <inheritdoc/>
        public override HostChange Inverse => new SetUplinks(Switch, To, From);

        /// <inheritdoc/>
        public override bool CanApplyTo(HostState host) =>
            host.FindSwitch(Switch) is { Type: SwitchType.External } found
            && To.Count > 0
            && (To.Count == 1 || found.IsEmbeddedTeam)
            && AreSame(found.Uplinks, From)
            && AreFree(host, To.RemoveAll(u => From.Contains(u, Names.Comparer)));

        /// <inheritdoc/>
        /// <remarks>A switch that teams its uplinks itself still does with one.</remarks>
        public override HostState ApplyTo(HostState host) => ChangeSwitch(host, Switch, s => s with { Uplinks = To, EmbeddedTeam = s.IsEmbeddedTeam && To.Count == 1 });

        private static bool AreSame(ValueList<string> left, ValueList<string> right) =>
            left.OrderBy(u => u, Names.Comparer).SequenceEqual(right.OrderBy(u => u, Names.Comparer), Names.Comparer);
    }

    private static string DescribeSwitch(VirtualSwitch s) =>
        s.Type == SwitchType.External
            ? $"External on {s.Uplinks}, {(s.AllowManagementOS ? "shared with" : "not shared with")} the management OS"
            : s.Type.ToString();
}
