using System.Management.Automation;

namespace HyperVNetworking.Output;

/// <summary>The error records of Test-NetworkBestPractice.</summary>
internal static class PracticeErrors
{
    public static ErrorRecord RuleUnknown(string code, string? near) => CommandErrors.Make(
        "RuleUnknown",
        ErrorCategory.InvalidArgument,
        code,
        $"There is no rule {code}{(near is null ? "." : $"; did you mean {near}?")}",
        "See about_HyperVNetworking_BestPractice for the rules; -Code completes them and takes wildcards.");

    public static ErrorRecord SeveralDocuments(int count) => CommandErrors.Make(
        "SeveralDocuments",
        ErrorCategory.InvalidArgument,
        null,
        $"{count} documents came in, and hosts are judged with one.",
        "Read the files together: Import-NetworkDocument takes several and makes one document of them.");

    public static ErrorRecord NothingToJudge() => CommandErrors.Make(
        "NothingToJudge",
        ErrorCategory.InvalidData,
        null,
        "No host came in, none is named, and no document lists any: there is nothing to judge.",
        "Pipe in what Get-HostNetworkState returned, name hosts with -CimSession or -ComputerName, or give a document with hosts.");
}
