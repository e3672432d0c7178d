using System.Management.Automation;

namespace HyperVNetworking.Output;

/// <summary>The error records of reports.</summary>
internal static class ReportErrors
{
    public static ErrorRecord NothingToReport(object given) => CommandErrors.Make(
        "ReportInputUnknown",
        ErrorCategory.InvalidArgument,
        given,
        $"A {given.GetType().Name} is nothing that a report shows.",
        "Pipe what Test-NetworkIsolation, Test-NetworkBestPractice and Test-NetworkResilience return; give hosts with -State and a plan with -Plan.");

    public static ErrorRecord FormatUnknown(string file) => CommandErrors.Make(
        "ReportFormatUnknown",
        ErrorCategory.InvalidArgument,
        file,
        $"{file}: the extension does not say what to write.",
        "Name a .html, .svg, .mmd, .json, .sarif or .xml (JUnit) file, or give -Format.");

    public static ErrorRecord NoRequirement(object given) => CommandErrors.Make(
        "ReportRequirementUnknown",
        ErrorCategory.InvalidArgument,
        given,
        $"-Requirement: a {given.GetType().Name} is neither a document nor a plan.",
        "Give what Import-NetworkDocument or New-TenantVlanPlan returns.");

    public static ErrorRecord NotAReport(string file) => CommandErrors.Make(
        "ReportNotRead",
        ErrorCategory.InvalidData,
        file,
        $"{file}: is no report of Export-NetworkReport -Format Json.",
        "Write the reports to compare with as JSON.");
}
