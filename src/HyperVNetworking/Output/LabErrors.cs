using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using HyperVNetworking.Lab;

namespace HyperVNetworking.Output;

/// <summary>The error records of Set-NetworkLab.</summary>
internal static class LabErrors
{
    public static ErrorRecord HostUnknown(string host, NetworkLab lab) => CommandErrors.Make(
        "LabHostUnknown",
        ErrorCategory.ObjectNotFound,
        host,
        $"{host}: the lab has no host of that name; it has {string.Join(", ", lab.HostNames)}.",
        "Check -HostName.");

    public static ErrorRecord NotMoved(string? target, LabException e) => CommandErrors.Make(
        "LabVmNotMoved",
        ErrorCategory.InvalidOperation,
        target,
        e.Message,
        "Get-HostNetworkState tells which VMs and virtual switches the lab's hosts have.");

    public static ErrorRecord FaultMissing() => CommandErrors.Make(
        "LabFaultMissing",
        ErrorCategory.InvalidArgument,
        null,
        "-Operation or -ErrorCode is given, but not what goes wrong there.",
        "Add -Fault or -LatencyMilliseconds.");

    public static ErrorRecord LatencyConflict() => CommandErrors.Make(
        "LabFaultConflict",
        ErrorCategory.InvalidArgument,
        null,
        "-LatencyMilliseconds means a fault of kind Latency, and -Fault is another kind.",
        "Call Set-NetworkLab once for each.");

    public static ErrorRecord CodeConflict(LabFaultKind kind) => CommandErrors.Make(
        "LabFaultConflict",
        ErrorCategory.InvalidArgument,
        kind,
        $"-ErrorCode is what a provider answers, and a fault of kind {kind} has no such answer.",
        "Give -Fault ProviderError, HalfBatch or JobFailure, or leave -ErrorCode out.");

    public static ErrorRecord CodeIsNoError(int code) => CommandErrors.Make(
        "LabErrorCodeInvalid",
        ErrorCategory.InvalidArgument,
        code,
        $"-ErrorCode {code} is what a provider answers when it goes on with a job, and no failure.",
        "Give a failure, such as 32768 (failed), 32773 (invalid parameter) or 32775 (invalid state).");

    public static ErrorRecord SystemUnknown(string os) => CommandErrors.Make(
        "LabOSUnknown",
        ErrorCategory.InvalidArgument,
        os,
        $"-OS \"{os}\": labs know no such Windows version; they know {string.Join(", ", NetworkLab.OperatingSystems)}.",
        "Choose one of these.");

    public static ErrorRecord OptionUnknown(DictionaryEntry entry, PropertyInfo? property)
    {
        string known = string.Join(", ", typeof(LabOptions).GetProperties().Where(p => p.CanWrite).Select(p => p.Name));
        return CommandErrors.Make(
            "LabOptionUnknown",
            ErrorCategory.InvalidArgument,
            entry.Key,
            property is null ? $"-Option {entry.Key}: labs have no such choice; they have {known}." : $"-Option {property.Name}: \"{entry.Value}\" is no {property.PropertyType.Name}.",
            "about_HyperVNetworking_Lab lists the choices.");
    }

    public static ErrorRecord HostInNoCluster(string host, NetworkLab lab) => CommandErrors.Make(
        "LabHostInNoCluster",
        ErrorCategory.InvalidArgument,
        host,
        $"Host {host} of the lab {lab.Path ?? "in memory"} is in no failover cluster, so it has no node state, shared volume or storage job of one.",
        "Name nodes with -HostName, or make the lab from a document whose hosts name their cluster.");
}
