using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>The commands of private VLANs on Cisco's switches; those of OS10 are reported.</summary>
internal static class PrivateVlanCommands
{
    public static IEnumerable<(string Words, InterfaceCommand Command)> OfInterfaces =>
    [
        ("switchport private-vlan host-association", Association),
        ("switchport private-vlan association host", Association),
        ("switchport private-vlan association trunk", Association),
        ("switchport private-vlan mapping", Mapping),
        ("switchport private-vlan mapping trunk", Mapping),
        ("switchport private-vlan trunk native vlan", (c, i) => TrunkNative(c, i)),
        ("switchport private-vlan trunk allowed vlan", TrunkAllowed),
        ("private-vlan", (c, i) => LineVerdict.Reported(c.Dialect == SwitchDialect.Os10 ? Reasons.Os10PrivateVlan : Reasons.NotRead)),
    ];

    /// <summary>Takes <c>private-vlan</c> below <c>vlan</c>.</summary>
    public static LineVerdict OfVlan(CommandLine command, ReadVlan vlan)
    {
        string first = command.Arguments.FirstOrDefault()?.ToUpperInvariant() ?? string.Empty;
        switch (first)
        {
            case "PRIMARY" or "ISOLATED" or "COMMUNITY" when command.Arguments.Length == 1:
                vlan.PrivateKind = command.IsNo ? null : first;
                return LineVerdict.Understood;
            case "ASSOCIATION" when command.IsNo && command.Arguments.Length == 1:
                vlan.Secondaries = VlanSet.Empty;
                return LineVerdict.Understood;
            case "ASSOCIATION" when VlanNumbers.Allowed(command.Arguments.Skip(1).ToArray(), vlan.Secondaries) is VlanSet secondaries:
                vlan.Secondaries = command.IsNo ? vlan.Secondaries.Except(secondaries) : secondaries;
                return LineVerdict.Understood;
            default:
                return LineVerdict.Reported(Reasons.NotRead);
        }
    }

    private static LineVerdict Association(CommandLine command, ReadInterface on)
    {
        if (command.IsNo)
        {
            on.Association = null;
            return LineVerdict.Understood;
        }

        if (command.Arguments.Length != 2 || VlanNumbers.Number(command.Arguments[0]) is not VlanId primary || VlanNumbers.Number(command.Arguments[1]) is not VlanId secondary)
        {
            on.Role = PortRole.Unclear;
            return LineVerdict.Reported(Reasons.NotRead);
        }

        // A trunk may carry several pairs, and the model has one.
        bool second = on.Association is { } old && old != (primary, secondary);
        on.Association = (primary, secondary);
        on.Role = second ? PortRole.Unclear : on.Role;
        return second ? LineVerdict.Reported(Reasons.NotRead) : LineVerdict.Understood;
    }

    private static LineVerdict Mapping(CommandLine command, ReadInterface on)
    {
        if (command.IsNo)
        {
            on.Mapping = null;
            return LineVerdict.Understood;
        }

        VlanId? primary = command.Arguments.Length > 1 ? VlanNumbers.Number(command.Arguments[0]) : null;
        VlanSet before = on.Mapping is { } old && old.Primary == primary ? old.Secondaries : VlanSet.Empty;
        if (primary is null || (on.Mapping is not null && on.Mapping.Value.Primary != primary) || VlanNumbers.Allowed(command.Arguments.Skip(1).ToArray(), before) is not VlanSet secondaries)
        {
            on.Role = PortRole.Unclear;
            return LineVerdict.Reported(Reasons.NotRead);
        }

        on.Mapping = (primary.Value, secondaries);
        return LineVerdict.Understood;
    }

    private static LineVerdict TrunkNative(CommandLine command, ReadInterface on)
    {
        VlanId? native = command.Arguments.Length == 1 ? VlanNumbers.Number(command.Arguments[0]) : null;
        on.NativeVlan = command.IsNo ? null : native;
        return command.IsNo || native is not null ? LineVerdict.Understood : LineVerdict.Reported(Reasons.NativeTag);
    }

    private static LineVerdict TrunkAllowed(CommandLine command, ReadInterface on)
    {
        VlanSet? allowed = VlanNumbers.Allowed(command.Arguments, on.Allowed ?? VlanSet.Empty);
        on.Allowed = command.IsNo ? null : allowed ?? on.Allowed;
        return command.IsNo || allowed is not null ? LineVerdict.Understood : LineVerdict.Reported(Reasons.NotRead);
    }
}
