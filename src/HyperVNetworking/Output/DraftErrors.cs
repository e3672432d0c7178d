using System;
using System.Management.Automation;
using HyperVNetworking.Binding;

namespace HyperVNetworking.Output;

/// <summary>The error records of drafting a document.</summary>
internal static class DraftErrors
{
    public static ErrorRecord GroupingContradicts(DraftGrouping grouping) => CommandErrors.Make(
        "GroupingContradicts",
        ErrorCategory.InvalidArgument,
        grouping,
        $"-GroupBy {grouping} does not go with these parameters.",
        "Give -CsvPath with -GroupBy Csv and only with it, and -NamePattern only with -GroupBy NamePattern.");

    public static ErrorRecord NamePatternInvalid(string pattern, Exception cause) => CommandErrors.Make(
        "NamePatternInvalid",
        ErrorCategory.InvalidArgument,
        pattern,
        $"-NamePattern cannot be used: {cause.Message}",
        "Give a regular expression whose group \"tenant\" is the part of a VM's name that names the tenant, such as '^(?<tenant>[A-Z]+)-'.",
        cause);

    public static ErrorRecord CsvRowIncomplete(string path, int line, string column) => CommandErrors.Make(
        "CsvRowIncomplete",
        ErrorCategory.InvalidData,
        path,
        $"Line {line} of {path} has no {column}.",
        "Every row needs a Tenant and a VM (or VMName, or Member); delete the row or fill the cell.");
}
