using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;

namespace HyperVNetworking.Output;

/// <summary>The error records of a VLAN assignment: which adapter, and which VLAN.</summary>
internal static class VlanErrors
{
    private const string Ways = "Give one of -VlanId, -Untagged, -Trunk with -NativeVlanId and -AllowedVlanIdList, -Isolated or -Community with -PrimaryVlanId and -SecondaryVlanId, "
        + "and -Promiscuous with -PrimaryVlanId and -SecondaryVlanIdList.";

    public static ErrorRecord VlanIdBlank(string parameter, object? target) => CommandErrors.Make(
        "VlanIdBlank",
        ErrorCategory.InvalidData,
        target,
        $"{target}: the {parameter} is blank; nothing is changed there.",
        "Fill in the number; to take a VLAN away, call Set-VmVlanAssignment -Untagged.");

    public static ErrorRecord VlanIdInvalid(string parameter, string reason, object? target) => CommandErrors.Make(
        "VlanIdInvalid",
        ErrorCategory.InvalidData,
        target,
        $"{target}: the {parameter} is wrong: {reason}",
        "Give a number from 1 to 4094.");

    public static ErrorRecord VlanListInvalid(string parameter, string reason, object? target) => CommandErrors.Make(
        "VlanListInvalid",
        ErrorCategory.InvalidData,
        target,
        $"{target}: the {parameter} is wrong: {reason}",
        "Give numbers and ranges from 1 to 4094, such as 2-4,10.");

    public static ErrorRecord VlanModeMissing(object target) => CommandErrors.Make(
        "VlanModeMissing",
        ErrorCategory.InvalidArgument,
        target,
        $"{target}: no VLAN setting is given.",
        Ways);

    public static ErrorRecord VlanModeConflict(object target) => CommandErrors.Make(
        "VlanModeConflict",
        ErrorCategory.InvalidArgument,
        target,
        $"{target}: the VLAN settings exclude each other.",
        Ways);

    public static ErrorRecord AllowedVlanMissing(object target) => CommandErrors.Make(
        "AllowedVlanMissing",
        ErrorCategory.InvalidArgument,
        target,
        $"{target}: a trunk needs -AllowedVlanIdList with at least one VLAN.",
        "Give the list, such as -AllowedVlanIdList 2-4,10.");

    public static ErrorRecord PrivateVlanModeMissing(object target) => CommandErrors.Make(
        "PrivateVlanModeMissing",
        ErrorCategory.InvalidArgument,
        target,
        $"{target}: a primary or secondary VLAN is given, but not the mode of the port in that private VLAN.",
        "Add -Isolated, -Community or -Promiscuous.");

    public static ErrorRecord SecondaryVlanMissing(object target) => CommandErrors.Make(
        "SecondaryVlanMissing",
        ErrorCategory.InvalidArgument,
        target,
        $"{target}: a promiscuous port needs -SecondaryVlanIdList with at least one VLAN.",
        "Give the list, such as -SecondaryVlanIdList 101-103.");

    public static ErrorRecord PrimaryEqualsSecondary(VlanId id, object target) => CommandErrors.Make(
        "PrimaryEqualsSecondary",
        ErrorCategory.InvalidArgument,
        target,
        $"{target}: the primary and the secondary VLAN of a private VLAN are both {id}; nothing is changed there.",
        "Give the secondary VLAN that belongs to the primary one.");

    public static ErrorRecord PrimaryInSecondaries(VlanId primary, VlanSet secondaries, object target) => CommandErrors.Make(
        "PrimaryInSecondaries",
        ErrorCategory.InvalidArgument,
        target,
        $"{target}: the primary VLAN {primary} is among its own secondary VLANs {secondaries}; nothing is changed there.",
        "Leave the primary VLAN out of -SecondaryVlanIdList.");

    public static ErrorRecord VmNotGiven() => CommandErrors.Make(
        "VmNotGiven",
        ErrorCategory.InvalidData,
        null,
        "The VMName is blank; nothing is changed.",
        "Fill in the name, or give the VMId.");

    public static ErrorRecord VmNotFound(VmArgument wanted, IReadOnlyList<HostState> hosts) => CommandErrors.Make(
        "VmNotFound",
        ErrorCategory.ObjectNotFound,
        wanted,
        $"{wanted}: no such VM on {Read(wanted, hosts)}.",
        "Check the name and the hosts.");

    public static ErrorRecord VmAmbiguous(VmArgument wanted, IEnumerable<(HostState Host, VirtualMachine Vm)> vms) => CommandErrors.Make(
        "VmAmbiguous",
        ErrorCategory.InvalidArgument,
        wanted,
        $"{wanted}: several VMs have that name: {string.Join("; ", vms.Select(v => $"{v.Host.Name} VMId {v.Vm.Id ?? "unknown"}"))}.",
        "Give -VMId in place of -VMName, or one host.");

    public static ErrorRecord AdapterNotFound(VmArgument wanted, HostState host, IEnumerable<string> adapters) => CommandErrors.Make(
        "AdapterNotFound",
        ErrorCategory.ObjectNotFound,
        wanted,
        $"{host.Name}: {wanted}: the VM has no such network adapter; it has {List(adapters)}.",
        "Check -VMNetworkAdapterName.");

    public static ErrorRecord AdapterAmbiguous(VmArgument wanted, HostState host, IEnumerable<string> adapters) => CommandErrors.Make(
        "AdapterAmbiguous",
        ErrorCategory.InvalidArgument,
        wanted,
        $"{host.Name}: {wanted}: several network adapters could be meant: {List(adapters)}.",
        "Name one with -VMNetworkAdapterName, or pipe it in from Get-VMNetworkAdapter.");

    public static ErrorRecord HostAdapterNotFound(VmArgument wanted, IReadOnlyList<HostState> hosts) => CommandErrors.Make(
        "AdapterNotFound",
        ErrorCategory.ObjectNotFound,
        wanted,
        $"{wanted}: no such host virtual adapter on {Read(wanted, hosts)}.",
        "Check -VMNetworkAdapterName and the hosts.");

    public static ErrorRecord HostAdapterAmbiguous(VmArgument wanted, IEnumerable<string> adapters) => CommandErrors.Make(
        "AdapterAmbiguous",
        ErrorCategory.InvalidArgument,
        wanted,
        $"{wanted}: several host virtual adapters could be meant: {string.Join(", ", adapters)}.",
        "Name one with -VMNetworkAdapterName, and one host.");

    public static ErrorRecord AssignmentConflict(VmArgument wanted, HostState host, PortVlan first, PortVlan second) => CommandErrors.Make(
        "AssignmentConflict",
        ErrorCategory.InvalidData,
        wanted,
        $"{host.Name}: {wanted}: the input asks for {first} and for {second}; the first is kept.",
        "Remove one of the two rows.");

    private static string List(IEnumerable<string> adapters)
    {
        string list = string.Join(", ", adapters.Select(a => $"'{a}'"));
        return list.Length == 0 ? "none" : list;
    }

    private static string Read(VmArgument wanted, IReadOnlyList<HostState> hosts)
    {
        string read = wanted.ComputerName ?? string.Join(", ", hosts.Where(h => h.Complete).Select(h => h.Name));
        string unread = string.Join(", ", hosts.Where(h => !h.Complete).Select(h => h.Name));
        return (read.Length == 0 ? "any host that was read" : read) + (unread.Length == 0 ? string.Empty : $"; not read: {unread}");
    }
}
