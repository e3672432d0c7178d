using System.Linq;

namespace HyperVNetworking.Model;

/// <content>Host virtual adapters come and go; the type of a switch and its sharing follow from them (facts A4).</content>
public abstract partial record HostChange
{
    /// <summary>Adds a host virtual adapter to a virtual switch, with all its settings. It has the addresses, routes and DNS settings that it names; its MAC address is the one it names, or one that Windows gives (site-rules D9).</summary>
    /// <param name="Adapter">The adapter.</param>
    public sealed record AddHostAdapter(HostAdapter Adapter) : HostChange
    {
        /// <inheritdoc/>
        public override string Target => AdapterReference.To(Adapter).ToString();

        /// <inheritdoc/>
        public override string OldValue => "absent";

        /// <inheritdoc/>
        public override string NewValue => DescribeHostAdapter(Adapter);

        /// <inheritdoc/>
        public override HostChange Inverse => new RemoveHostAdapter(Adapter);

        /// <inheritdoc/>
        public override bool CanApplyTo(HostState host) =>
            host.FindSwitch(Adapter.Switch) is not null && AdapterReference.To(Adapter).FindIn(host) is null;

        /// <inheritdoc/>
        public override HostState ApplyTo(HostState host) => Reshared(host with { HostAdapters = host.HostAdapters.Add(Adapter) }, Adapter.Switch);
    }

    /// <summary>Removes a host virtual adapter; its addresses go with it (site-rules D5). The last one takes the sharing with the management OS with it.</summary>
    /// <param name="Adapter">The adapter as it is.</param>
    public sealed record RemoveHostAdapter(HostAdapter Adapter) : HostChange
    {
        /// <inheritdoc/>
        public override string Target => AdapterReference.To(Adapter).ToString();

        /// <inheritdoc/>
        public override string OldValue => DescribeHostAdapter(Adapter);

        /// <inheritdoc/>
        public override string NewValue => "absent";

        /// <inheritdoc/>
        public override HostChange Inverse => new AddHostAdapter(Adapter);

        /// <inheritdoc/>
        /// <remarks>The traffic class is a document's word, so a host that was only read need not know it; a MAC address that either side does not know is no difference, nor are RDMA and the addresses of the host on it.</remarks>
        public override bool CanApplyTo(HostState host) =>
            AdapterReference.To(Adapter).FindIn(host) is HostAdapter found
            && (found.MacAddress is null || Adapter.MacAddress is null || Names.Same(found.MacAddress, Adapter.MacAddress))
            && found with { Name = Adapter.Name, Switch = Adapter.Switch, Traffic = Adapter.Traffic, MacAddress = Adapter.MacAddress, Rdma = Adapter.Rdma, Addressing = Adapter.Addressing } == Adapter;

        /// <inheritdoc/>
        public override HostState ApplyTo(HostState host) =>
            Reshared(host with { HostAdapters = host.HostAdapters.RemoveAll(AdapterReference.To(Adapter).Means) }, Adapter.Switch);
    }

    private static HostState Reshared(HostState host, string switchName)
    {
        bool shared = host.HostAdapters.Any(a => Names.Same(a.Switch, switchName));
        return ChangeSwitch(host, switchName, s => s.Type == SwitchType.External
            ? s with { AllowManagementOS = shared }
            : s with { Type = shared ? SwitchType.Internal : SwitchType.Private });
    }

    private static string DescribeHostAdapter(HostAdapter adapter) => $"on virtual switch {adapter.Switch}, {adapter.Vlan}";
}
