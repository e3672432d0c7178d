using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Model;

namespace HyperVNetworking.Output;

/// <summary>The error records of New-TenantSwitch.</summary>
internal static class SwitchErrors
{
    public static ErrorRecord MissingUplink(string name) => CommandErrors.Make(
        "MissingUplink",
        ErrorCategory.InvalidArgument,
        name,
        $"virtual switch {name}: an External virtual switch needs -UplinkNic.",
        "Name the physical NIC or the NIC team, or several NICs for Switch Embedded Teaming.");

    public static ErrorRecord UnexpectedUplink(string name, SwitchType type) => CommandErrors.Make(
        "UnexpectedUplink",
        ErrorCategory.InvalidArgument,
        name,
        $"virtual switch {name}: {type} virtual switches have no uplink, and none is shared with the management OS by choice.",
        "Leave -UplinkNic and -AllowManagementOS out, or give -SwitchType External.");

    public static ErrorRecord NameTaken(HostState host, VirtualSwitch present, VirtualSwitch wanted) => CommandErrors.Make(
        "SwitchNameTaken",
        ErrorCategory.ResourceExists,
        host.Name,
        $"{host.Name}: virtual switch {present.Name} is there and is another one: it is {Describe(present)}, and {Describe(wanted)} is asked for; nothing is changed there.",
        "Choose another name, or remove that switch first.");

    public static ErrorRecord UplinkNotUsable(HostState host, VirtualSwitch wanted, string uplink)
    {
        string free = string.Join(", ", host.PhysicalNics.Where(n => n.Kind == NicKind.Ethernet && !host.IsBound(n.Name)).Select(n => n.Name));
        string why = host.FindNic(uplink) is null ? "is not there" : "is in use by a virtual switch or a NIC team";
        return CommandErrors.Make(
            "UplinkNotUsable",
            ErrorCategory.InvalidArgument,
            host.Name,
            $"{host.Name}: physical NIC {uplink} {why}, so virtual switch {wanted.Name} cannot be bound to it; free are: {(free.Length == 0 ? "none" : free)}.",
            "Name a free NIC or a NIC team with -UplinkNic.");
    }

    private static string Describe(VirtualSwitch s) => new HostChange.CreateSwitch(s, null).NewValue;
}
