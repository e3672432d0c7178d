using System.Management.Automation;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Binding;

/// <summary>The VLAN parameters of one row, and the one setting that they mean.</summary>
internal sealed record VlanSetting
{
    /// <summary>Whether a VLAN number was given, be it a blank one.</summary>
    public bool HasVlanId { get; init; }

    /// <summary>The VLAN number; null if the cell is missing.</summary>
    public VlanIdArgument? VlanId { get; init; }

    /// <summary>Whether access mode was asked for by name.</summary>
    public bool Access { get; init; }

    /// <summary>Whether no VLAN was asked for.</summary>
    public bool Untagged { get; init; }

    /// <summary>Whether trunk mode was asked for.</summary>
    public bool Trunk { get; init; }

    /// <summary>The trunk's native VLAN; 0 is none.</summary>
    public VlanIdArgument? Native { get; init; }

    /// <summary>The trunk's allowed VLANs.</summary>
    public VlanSet? Allowed { get; init; }

    /// <summary>The setting; an error record if there is none, or more than one.</summary>
    public PortVlan? Resolve(object target, out ErrorRecord? error)
    {
        bool access = Access || HasVlanId;
        bool trunk = Trunk || Native is not null || Allowed is not null;

        // A row of a CSV file that carries a blank VlanId says nothing against -Untagged; one with a number does.
        bool conflict = Untagged ? Access || trunk || VlanId?.ToString().Length > 0 : access && trunk;
        error = conflict ? VlanErrors.VlanModeConflict(target)
            : !Untagged && !access && !trunk ? VlanErrors.VlanModeMissing(target)
            : null;
        return error is not null ? null
            : Untagged ? PortVlan.None
            : access ? ResolveAccess(target, out error)
            : ResolveTrunk(target, out error);
    }

    private PortVlan.Access? ResolveAccess(object target, out ErrorRecord? error)
    {
        Model.VlanId? id = (VlanId ?? new VlanIdArgument(string.Empty)).Resolve("VlanId", target, out error);
        return id is Model.VlanId vlan ? new PortVlan.Access(vlan) : null;
    }

    private PortVlan.Trunk? ResolveTrunk(object target, out ErrorRecord? error)
    {
        Model.VlanId? native = null;
        error = Allowed is null || Allowed.IsEmpty ? VlanErrors.AllowedVlanMissing(target) : null;
        if (error is null && Native?.ToString() != "0")
        {
            native = (Native ?? new VlanIdArgument(string.Empty)).Resolve("NativeVlanId", target, out error);
        }

        return error is null ? new PortVlan.Trunk(native, Allowed!) : null;
    }
}
