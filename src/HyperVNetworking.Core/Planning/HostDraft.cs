using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A host in the planner: its state and the tenants' ports on it.</summary>
internal sealed class HostDraft
{
    public HostDraft(HostState state) => State = state;

    public HostState State { get; }

    public string Name => State.Name;

    /// <summary>The members on it, in the order of tenants and of the host.</summary>
    public List<MemberDraft> Members { get; } = [];

    /// <summary>The External switch of its Fabric tenants; null if it needs none.</summary>
    public SwitchDraft? External { get; set; }

    /// <summary>The Private switches of its HostOnly tenants, by tenant.</summary>
    public Dictionary<TenantDraft, SwitchDraft> Private { get; } = [];

    public SwitchDraft? SwitchOf(TenantDraft tenant) =>
        !tenant.IsHostOnly ? External : Private.TryGetValue(tenant, out SwitchDraft? own) ? own : null;
}
