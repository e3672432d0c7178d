namespace HyperVNetworking.Model;

/// <content>The settings of an adapter, of a VM or of the host itself: one change a port feature (facts A1.9).</content>
public abstract partial record HostChange
{
    /// <summary>Sets the VLAN of an adapter.</summary>
    /// <param name="Adapter">The adapter.</param>
    /// <param name="From">Its setting.</param>
    /// <param name="To">The setting it is to have.</param>
    public sealed record SetAdapterVlan(AdapterReference Adapter, PortVlan From, PortVlan To) : SettingChange<PortVlan>(Adapter, From, To)
    {
        /// <inheritdoc/>
        public override HostChange Inverse => new SetAdapterVlan(Adapter, To, From);

        /// <inheritdoc/>
        protected override PortVlan Read(IVirtualAdapter adapter) => adapter.Vlan;

        /// <inheritdoc/>
        protected override VmAdapter Write(VmAdapter adapter) => adapter with { Vlan = To };

        /// <inheritdoc/>
        protected override HostAdapter Write(HostAdapter adapter) => adapter with { Vlan = To };
    }

    /// <summary>Sets the isolation setting (the second VLAN store) of an adapter.</summary>
    /// <param name="Adapter">The adapter.</param>
    /// <param name="From">Its setting; null if it has none.</param>
    /// <param name="To">The setting it is to have; null for none.</param>
    public sealed record SetAdapterIsolation(AdapterReference Adapter, IsolationSetting? From, IsolationSetting? To) : SettingChange<IsolationSetting?>(Adapter, From, To)
    {
        /// <inheritdoc/>
        public override HostChange Inverse => new SetAdapterIsolation(Adapter, To, From);

        /// <inheritdoc/>
        protected override IsolationSetting? Read(IVirtualAdapter adapter) => adapter.Isolation;

        /// <inheritdoc/>
        protected override VmAdapter Write(VmAdapter adapter) => adapter with { Isolation = To };

        /// <inheritdoc/>
        protected override HostAdapter Write(HostAdapter adapter) => adapter with { Isolation = To };

        /// <inheritdoc/>
        protected override string Describe(IsolationSetting? value) => value?.ToString() ?? "no isolation setting";
    }

    /// <summary>Sets the security settings of an adapter.</summary>
    /// <param name="Adapter">The adapter.</param>
    /// <param name="From">Its setting.</param>
    /// <param name="To">The setting it is to have.</param>
    public sealed record SetAdapterSecurity(AdapterReference Adapter, AdapterSecurity From, AdapterSecurity To) : SettingChange<AdapterSecurity>(Adapter, From, To)
    {
        /// <inheritdoc/>
        public override HostChange Inverse => new SetAdapterSecurity(Adapter, To, From);

        /// <inheritdoc/>
        protected override AdapterSecurity Read(IVirtualAdapter adapter) => adapter.Security;

        /// <inheritdoc/>
        protected override VmAdapter Write(VmAdapter adapter) => adapter with { Security = To };

        /// <inheritdoc/>
        protected override HostAdapter Write(HostAdapter adapter) => adapter with { Security = To };
    }

    /// <summary>Sets the share of the uplink of an adapter.</summary>
    /// <param name="Adapter">The adapter.</param>
    /// <param name="From">Its setting.</param>
    /// <param name="To">The setting it is to have.</param>
    public sealed record SetAdapterBandwidth(AdapterReference Adapter, AdapterBandwidth From, AdapterBandwidth To) : SettingChange<AdapterBandwidth>(Adapter, From, To)
    {
        /// <inheritdoc/>
        public override HostChange Inverse => new SetAdapterBandwidth(Adapter, To, From);

        /// <inheritdoc/>
        protected override AdapterBandwidth Read(IVirtualAdapter adapter) => adapter.Bandwidth;

        /// <inheritdoc/>
        protected override VmAdapter Write(VmAdapter adapter) => adapter with { Bandwidth = To };

        /// <inheritdoc/>
        protected override HostAdapter Write(HostAdapter adapter) => adapter with { Bandwidth = To };
    }

    /// <summary>Sets the hardware offloads of an adapter.</summary>
    /// <param name="Adapter">The adapter.</param>
    /// <param name="From">Its setting.</param>
    /// <param name="To">The setting it is to have.</param>
    public sealed record SetAdapterOffload(AdapterReference Adapter, AdapterOffload From, AdapterOffload To) : SettingChange<AdapterOffload>(Adapter, From, To)
    {
        /// <inheritdoc/>
        public override HostChange Inverse => new SetAdapterOffload(Adapter, To, From);

        /// <inheritdoc/>
        protected override AdapterOffload Read(IVirtualAdapter adapter) => adapter.Offload;

        /// <inheritdoc/>
        protected override VmAdapter Write(VmAdapter adapter) => adapter with { Offload = To };

        /// <inheritdoc/>
        protected override HostAdapter Write(HostAdapter adapter) => adapter with { Offload = To };
    }
}
