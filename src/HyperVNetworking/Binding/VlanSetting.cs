using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Binding;

/// <summary>The VLAN parameters of one row, and the one setting that they mean. A blank cell of a CSV file says nothing, unless it is the number that the row's mode needs: then it is an error.</summary>
internal sealed record VlanSetting
{
    /// <summary>The modes that were asked for by name.</summary>
    public IReadOnlyList<PortVlanMode> Modes { get; init; } = [];

    /// <summary>Whether a VLAN number was given, be it a blank one.</summary>
    public bool HasVlanId { get; init; }

    /// <summary>The VLAN number of access mode; null if the cell is missing.</summary>
    public VlanIdArgument? AccessId { get; init; }

    /// <summary>The trunk's native VLAN; 0 is none.</summary>
    public VlanIdArgument? Native { get; init; }

    /// <summary>The trunk's allowed VLANs.</summary>
    public VlanListArgument? Allowed { get; init; }

    /// <summary>The primary VLAN of a private VLAN.</summary>
    public VlanIdArgument? Primary { get; init; }

    /// <summary>The one secondary VLAN of an isolated or community port.</summary>
    public VlanIdArgument? Secondary { get; init; }

    /// <summary>The secondary VLANs of a promiscuous port.</summary>
    public VlanListArgument? Secondaries { get; init; }

    // What was given in numbers, with the modes that it can belong to.
    private IEnumerable<PortVlanMode[]> Spoken => new (bool Given, PortVlanMode[] Modes)[]
    {
        (IsGiven(AccessId), [PortVlanMode.Access]),
        (IsGiven(Native) || IsGiven(Allowed), [PortVlanMode.Trunk]),
        (IsGiven(Secondaries), [PortVlanMode.Promiscuous]),
        (IsGiven(Primary), [PortVlanMode.Isolated, PortVlanMode.Community, PortVlanMode.Promiscuous]),
        (IsGiven(Secondary), [PortVlanMode.Isolated, PortVlanMode.Community]),
    }.Where(s => s.Given).Select(s => s.Modes);

    /// <summary>The setting; an error record if there is none, or more than one.</summary>
    public PortVlan? Resolve(object target, out ErrorRecord? error)
    {
        PortVlanMode[] modes = Modes.Count > 0 ? [.. Modes] : Meant();
        error = modes.Length == 0 ? Spoken.Any() ? VlanErrors.PrivateVlanModeMissing(target) : VlanErrors.VlanModeMissing(target)
            : modes.Length > 1 || Spoken.Any(s => !s.Contains(modes[0])) ? VlanErrors.VlanModeConflict(target)
            : null;
        return error is not null ? null : modes[0] switch
        {
            PortVlanMode.Access => Number(AccessId, "VlanId", target, out error) is VlanId id ? new PortVlan.Access(id) : null,
            PortVlanMode.Trunk => ResolveTrunk(target, out error),
            PortVlanMode.Promiscuous => ResolvePromiscuous(target, out error),
            PortVlanMode.Isolated or PortVlanMode.Community => ResolveSecondary(modes[0], target, out error),
            _ => PortVlan.None,
        };
    }

    private static bool IsGiven(VlanIdArgument? number) => number?.ToString().Length > 0;

    private static bool IsGiven(VlanListArgument? list) => list?.ToString().Length > 0;

    private static VlanId? Number(VlanIdArgument? number, string parameter, object target, out ErrorRecord? error) =>
        (number ?? new VlanIdArgument(string.Empty)).Resolve(parameter, target, out error);

    // The modes that numbers alone mean; those of a private VLAN are told apart by name only.
    private PortVlanMode[] Meant()
    {
        PortVlanMode[] modes = Spoken.Where(s => s.Length == 1).Select(s => s[0]).Distinct().ToArray();
        return modes.Length == 0 && HasVlanId && !Spoken.Any() ? [PortVlanMode.Access] : modes;
    }

    private PortVlan.Trunk? ResolveTrunk(object target, out ErrorRecord? error)
    {
        VlanId? native = null;
        error = IsGiven(Allowed) ? null : VlanErrors.AllowedVlanMissing(target);
        if (error is null && Native?.ToString() != "0")
        {
            native = Number(Native, "NativeVlanId", target, out error);
        }

        VlanSet? allowed = error is null ? Allowed!.Resolve("AllowedVlanIdList", target, out error) : null;
        return error is null ? new PortVlan.Trunk(native, allowed!) : null;
    }

    private PortVlan? ResolveSecondary(PortVlanMode mode, object target, out ErrorRecord? error)
    {
        if (Number(Primary, "PrimaryVlanId", target, out error) is not VlanId primary || Number(Secondary, "SecondaryVlanId", target, out error) is not VlanId secondary)
        {
            return null;
        }

        error = primary == secondary ? VlanErrors.PrimaryEqualsSecondary(primary, target) : null;
        return error is not null ? null
            : mode == PortVlanMode.Isolated ? new PortVlan.Isolated(primary, secondary)
            : new PortVlan.Community(primary, secondary);
    }

    private PortVlan.Promiscuous? ResolvePromiscuous(object target, out ErrorRecord? error)
    {
        if (Number(Primary, "PrimaryVlanId", target, out error) is not VlanId primary)
        {
            return null;
        }

        error = IsGiven(Secondaries) ? null : VlanErrors.SecondaryVlanMissing(target);
        VlanSet? secondaries = error is null ? Secondaries!.Resolve("SecondaryVlanIdList", target, out error) : null;
        error ??= secondaries!.Contains(primary) ? VlanErrors.PrimaryInSecondaries(primary, secondaries, target) : null;
        return error is null ? new PortVlan.Promiscuous(primary, secondaries!) : null;
    }
}
