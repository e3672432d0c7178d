using System;
using System.Management.Automation;
using HyperVNetworking.Documents;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Output;

/// <summary>Every error record that a cmdlet writes: one stable id, one category and one way out each. All are documented in about_HyperVNetworking_Findings.</summary>
internal static class CommandErrors
{
    public static ErrorRecord SessionAndComputerName(object target) => Make(
        "SessionAndComputerName",
        ErrorCategory.InvalidArgument,
        target,
        "-CimSession and -ComputerName exclude each other.",
        "Give the hosts by one of the two.");

    public static ErrorRecord CredentialWithoutComputerName(object target) => Make(
        "CredentialWithoutComputerName",
        ErrorCategory.InvalidArgument,
        target,
        "-Credential needs -ComputerName or -ClusterName: a CimSession object or a lab has its own account.",
        "Add one of them, or make the sessions with New-CimSession -Credential.");

    public static ErrorRecord SessionNotKnown(object? target) => Make(
        "SessionNotKnown",
        ErrorCategory.InvalidArgument,
        target,
        $"-CimSession takes CimSession objects, computer names and lab objects, not {(target is null ? "nothing" : target.GetType().FullName)}.",
        "Give what New-CimSession or New-NetworkLab returned, or a computer name.");

    public static ErrorRecord LabWithoutHosts(NetworkLab lab) => Make(
        "LabWithoutHosts",
        ErrorCategory.InvalidArgument,
        lab,
        $"The lab {lab.Path ?? "in memory"} has no hosts.",
        "Make one with New-NetworkLab -Document, from a document that has hosts.");

    public static ErrorRecord HostsNotGiven(string ways) => Make(
        "HostsNotGiven",
        ErrorCategory.InvalidArgument,
        null,
        $"No host is given: add {ways}.",
        "Name the hosts that the document or the plan is about.");

    public static ErrorRecord StateAndHosts(object target) => Make(
        "StateAndHosts",
        ErrorCategory.InvalidArgument,
        target,
        "-State and hosts (-CimSession, -ComputerName or -ClusterName) exclude each other.",
        "Give the states, or the hosts to read them from.");

    public static ErrorRecord Lab(string? path, Exception cause) => Make(
        "LabNotUsable",
        ErrorCategory.InvalidOperation,
        path,
        cause.Message,
        "Correct the document or choose another file.",
        cause);

    public static ErrorRecord Journal(JournalException e, string target) => Make(
        e.ErrorId,
        ErrorCategory.InvalidOperation,
        target,
        e.Message,
        "Get-NetworkChange lists the runs that have a journal.",
        e);

    public static ErrorRecord ConfirmationRequired(string target, Exception cause) => Make(
        "ConfirmationRequired",
        ErrorCategory.InvalidOperation,
        target,
        $"{target} needs a confirmation, and nobody can answer here: nothing was changed.",
        "Run it where somebody can answer, or give -Force or -Confirm:$false.",
        cause);

    public static ErrorRecord ConfirmationInJob(string command) => Make(
        "ConfirmationRequired",
        ErrorCategory.InvalidOperation,
        command,
        $"{command} needs a confirmation, and a job can ask nobody: nothing was changed.",
        "Leave -AsJob out, or give -Force or -Confirm:$false.");

    public static ErrorRecord Refused(Refusal refusal) => Make(
        refusal.ErrorId,
        ErrorCategory.PermissionDenied,
        refusal.ComputerName,
        refusal.Message,
        "Nothing was changed; about_HyperVNetworking_Safety tells what each parameter allows.");

    public static ErrorRecord NotForeseen(Refusal refusal) => Make(
        refusal.ErrorId,
        ErrorCategory.InvalidData,
        refusal.ComputerName,
        refusal.Message,
        "Read all hosts of the plan with Get-HostNetworkState, and plan again if they have changed since.");

    public static ErrorRecord Change(ChangeFault fault, ChangeReport report) => Make(
        fault.ErrorId,
        ErrorCategory.OperationStopped,
        fault.ComputerName,
        fault.Message,
        report.Summary);

    public static ErrorRecord NotARequirement(object target) => Make(
        "NotARequirement",
        ErrorCategory.InvalidArgument,
        target,
        $"-Requirement takes a network document or a plan, not {target.GetType().FullName}.",
        "Give what Import-NetworkDocument or New-TenantVlanPlan returned.");

    public static ErrorRecord RequirementMissing() => Make(
        "RequirementMissing",
        ErrorCategory.InvalidArgument,
        null,
        "Nothing says what is required: add -Requirement, or -After with a plan that holds its document.",
        "Give what Import-NetworkDocument or New-TenantVlanPlan returned.");

    public static ErrorRecord NothingToJudge() => Make(
        "NothingToJudge",
        ErrorCategory.InvalidData,
        null,
        "No host state came in and the requirement expects no host: there is nothing to judge.",
        "Pipe in what Get-HostNetworkState returned.");

    public static ErrorRecord NothingRequired() => Make(
        "NothingRequired",
        ErrorCategory.InvalidData,
        null,
        "The requirement has no tenants: nothing is demanded that could be proven.",
        "Give the document that lists the tenants.");

    public static ErrorRecord NotAFile(string path) => Make(
        "NotAFile",
        ErrorCategory.InvalidArgument,
        path,
        $"{path} is not a path in the file system.",
        "Give a path of a file.");

    public static ErrorRecord IsAFolder(string path) => Make(
        "NotAFile",
        ErrorCategory.InvalidArgument,
        path,
        $"{path} is a folder and not a file.",
        $"Name the files in it, such as {System.IO.Path.Combine(path, "*.json")}.");

    public static ErrorRecord FileNotFound(string path) => Make(
        "FileNotFound",
        ErrorCategory.ObjectNotFound,
        path,
        $"There is no file {path}.",
        "Check the path; relative paths start at the current location.");

    public static ErrorRecord FileNotReadable(string path, Exception cause) => Make(
        "FileNotReadable",
        ErrorCategory.ReadError,
        path,
        $"The file {path} cannot be read: {cause.Message}",
        "Check the path and the permissions.",
        cause);

    public static ErrorRecord FileNotWritable(string path, Exception cause) => Make(
        "FileNotWritable",
        ErrorCategory.WriteError,
        path,
        $"The file {path} cannot be written: {cause.Message}",
        "Check the path and the permissions.",
        cause);

    public static ErrorRecord FileExists(string path) => Make(
        "FileExists",
        ErrorCategory.ResourceExists,
        path,
        $"The file {path} exists, and -NoClobber keeps it.",
        "Choose another path, or leave -NoClobber out.");

    public static ErrorRecord NotADocument(object target) => Make(
        "NotADocument",
        ErrorCategory.InvalidArgument,
        target,
        $"A {target.GetType().FullName} is no network document, host state or plan.",
        "Pipe in what Import-NetworkDocument, Get-HostNetworkState or New-TenantVlanPlan returned.");

    public static ErrorRecord SeveralDocuments(object target) => Make(
        "SeveralDocuments",
        ErrorCategory.InvalidArgument,
        target,
        "One file takes one document, one plan or any number of host states, not a mixture.",
        "Write each to a file of its own; Import-NetworkDocument reads several files as one document.");

    public static ErrorRecord Document(DocumentError error) => Make(
        error.ErrorId,
        ErrorCategory.InvalidData,
        error,
        error.ToString(),
        "Correct the document at that line; about_HyperVNetworking_Documents describes the format.");

    public static ErrorRecord Planner(PlannerError error) => Make(
        error.ErrorId,
        ErrorCategory.InvalidOperation,
        (object?)error.ComputerName ?? error.Tenant,
        error.Message,
        "See about_HyperVNetworking_Findings for this id.");

    public static ErrorRecord Planned(PlannerError error) => Make(
        error.ErrorId,
        ErrorCategory.InvalidOperation,
        error.ComputerName,
        error.Message,
        "Nothing was changed on any host; about_HyperVNetworking_Findings explains this id.");

    public static ErrorRecord NotRead(HostState state, HostFaultException? fault) =>
        HostFault(fault ?? new HostFaultException(state.Name, HostFaultKind.Failed, state.Error ?? "was not read whole."));

    public static ErrorRecord JobFailed(Exception cause) => cause is HostFaultException fault ? HostFault(fault) : Make(
        "JobFailed",
        ErrorCategory.NotSpecified,
        null,
        $"The job ended early: {cause.Message}",
        "Read the hosts with Get-HostNetworkState before going on.",
        cause);

    public static ErrorRecord HostFault(HostFaultException fault) => Make(
        fault.ErrorId,
        fault.Kind switch
        {
            HostFaultKind.Unreachable => ErrorCategory.ConnectionError,
            HostFaultKind.AccessDenied => ErrorCategory.PermissionDenied,
            HostFaultKind.Timeout => ErrorCategory.OperationTimeout,
            HostFaultKind.NotFound => ErrorCategory.ObjectNotFound,
            HostFaultKind.InvalidParameter => ErrorCategory.InvalidArgument,
            HostFaultKind.InvalidState => ErrorCategory.InvalidOperation,
            HostFaultKind.NotSupported => ErrorCategory.NotImplemented,
            HostFaultKind.Busy => ErrorCategory.ResourceBusy,
            _ => ErrorCategory.NotSpecified,
        },
        fault.ComputerName,
        fault.Message,
        fault.Kind switch
        {
            HostFaultKind.Unreachable => "Check the name, the network and the WinRM service of the host.",
            HostFaultKind.AccessDenied => "Use an account that is in the host's Hyper-V Administrators and Remote Management Users groups.",
            HostFaultKind.Timeout or HostFaultKind.Busy => "Try again later, or lower -ThrottleLimit.",
            HostFaultKind.NotSupported => "Run this on Windows, or use a lab.",
            _ => "Read the host's state again and compare.",
        },
        fault);

    public static ErrorRecord Make(string id, ErrorCategory category, object? target, string message, string action, Exception? cause = null) =>
        new(cause ?? new InvalidOperationException(message), id, category, target)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = action },
        };
}
