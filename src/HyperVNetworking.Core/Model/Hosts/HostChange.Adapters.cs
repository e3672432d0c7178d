using System;
using System.Collections.Generic;

namespace HyperVNetworking.Model;

/// <content>Changes to one adapter: what all of them share, and its connection.</content>
public abstract partial record HostChange
{
    /// <summary>A change to one virtual adapter, of a VM or of the host itself.</summary>
    /// <param name="Adapter">The adapter.</param>
    public abstract record AdapterChange(AdapterReference Adapter) : HostChange
    {
        /// <inheritdoc/>
        public sealed override string Target => Adapter.ToString();
    }

    /// <summary>A change of one setting of an adapter.</summary>
    /// <typeparam name="T">The setting.</typeparam>
    /// <param name="Adapter">The adapter.</param>
    /// <param name="From">Its setting.</param>
    /// <param name="To">The setting it is to have.</param>
    public abstract record SettingChange<T>(AdapterReference Adapter, T From, T To) : AdapterChange(Adapter)
    {
        /// <inheritdoc/>
        public sealed override string OldValue => Describe(From);

        /// <inheritdoc/>
        public sealed override string NewValue => Describe(To);

        /// <inheritdoc/>
        public sealed override bool CanApplyTo(HostState host) =>
            Adapter.FindIn(host) is IVirtualAdapter adapter && EqualityComparer<T>.Default.Equals(Read(adapter), From);

        /// <inheritdoc/>
        public sealed override HostState ApplyTo(HostState host) => Adapter.IsHostAdapter
            ? host with { HostAdapters = host.HostAdapters.Replace(Adapter.Means, Write) }
            : ChangeVmAdapter(host, Adapter, Write);

        /// <summary>The setting of an adapter.</summary>
        /// <param name="adapter">The adapter.</param>
        /// <returns>The setting.</returns>
        protected abstract T Read(IVirtualAdapter adapter);

        /// <summary>A VM adapter with the new setting.</summary>
        /// <param name="adapter">The adapter before.</param>
        /// <returns>The adapter after.</returns>
        protected abstract VmAdapter Write(VmAdapter adapter);

        /// <summary>A host virtual adapter with the new setting.</summary>
        /// <param name="adapter">The adapter before.</param>
        /// <returns>The adapter after.</returns>
        protected abstract HostAdapter Write(HostAdapter adapter);

        /// <summary>A setting as people read it.</summary>
        /// <param name="value">The setting.</param>
        /// <returns>One short line.</returns>
        protected virtual string Describe(T value) => value?.ToString() ?? "none";
    }

    /// <summary>Connects a VM adapter to a virtual switch, moves it or disconnects it.</summary>
    /// <param name="Adapter">The adapter, of a VM: a host virtual adapter lives and dies with its switch.</param>
    /// <param name="From">The switch it is on; null if on none.</param>
    /// <param name="To">The switch it is to be on; null for none.</param>
    public sealed record ConnectAdapter(AdapterReference Adapter, string? From, string? To) : AdapterChange(Adapter)
    {
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
        public override HostState ApplyTo(HostState host) => ChangeVmAdapter(host, Adapter, a => a with { Switch = To });

        private static string Describe(string? name) => name is null ? "disconnected" : $"on virtual switch {name}";
    }

    private static HostState ChangeVmAdapter(HostState host, AdapterReference reference, Func<VmAdapter, VmAdapter> change) =>
        host with { Vms = host.Vms.Replace(reference.Means, vm => vm with { Adapters = vm.Adapters.Replace(reference.Means, change) }) };
}
