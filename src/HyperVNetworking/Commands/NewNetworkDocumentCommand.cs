using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using HyperVNetworking.Binding;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Commands;

/// <summary>Drafts a document from what exists: tenants, expected hosts, and the physical switches that NICs name.</summary>
[Cmdlet(VerbsCommon.New, "NetworkDocument")]
[OutputType(typeof(NetworkDocument))]
public sealed class NewNetworkDocumentCommand : NetworkCmdlet
{
    // SALES-01, FIN3, HR_VM2: all before the number and what joins it.
    private const string DefaultPattern = @"^(?<tenant>.*?\p{L})[-_. ]*\d*$";

    private static readonly string[] s_memberColumns = ["VM", "VMName", "Member"];

    private readonly List<HostState> _states = [];

    /// <summary>The hosts as read.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [Unroll]
    [ValidateNotNullOrEmpty]
    public HostState[] State { get; set; } = [];

    /// <summary>What makes adapters one tenant; if left out, what the other parameters mean, else the VLAN.</summary>
    [Parameter]
    public DraftGrouping? GroupBy { get; set; }

    /// <summary>A regular expression for VM names: its group <c>tenant</c>, else its first group, else the whole match is the tenant's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NamePattern { get; set; }

    /// <summary>A file with the columns Tenant and VM.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CsvPath { get; set; }

    private DraftGrouping Grouping => GroupBy
        ?? (CsvPath is not null ? DraftGrouping.Csv : NamePattern is not null ? DraftGrouping.NamePattern : DraftGrouping.Vlan);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        bool contradicts = (NamePattern is not null && Grouping != DraftGrouping.NamePattern) || (CsvPath is null) == (Grouping == DraftGrouping.Csv);
        if (contradicts)
        {
            ThrowTerminatingError(DraftErrors.GroupingContradicts(Grouping));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _states.AddRange(State);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Draft() is DraftResult draft)
        {
            WriteFindings(draft.Findings);
            WriteObject(draft.Document);
        }
    }

    private DraftResult? Draft()
    {
        switch (Grouping)
        {
            case DraftGrouping.NamePattern:
                return DraftByName(NamePattern ?? DefaultPattern);
            case DraftGrouping.Csv:
                return Rows() is IReadOnlyList<(string, string)> rows ? Compute("Drafting the document", () => DocumentDraft.ByList(_states, rows)) : null;
            default:
                return Compute("Drafting the document", () => DocumentDraft.ByVlan(_states));
        }
    }

    private DraftResult? DraftByName(string pattern)
    {
        try
        {
            var expression = new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, DocumentDraft.PatternTimeout);
            return Compute("Drafting the document", () => DocumentDraft.ByName(_states, expression));
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            ThrowTerminatingError(DraftErrors.NamePatternInvalid(pattern, e));
            return null;
        }
    }

    // All bad rows are told at once, and none of a list that has one is taken.
    private List<(string Tenant, string Member)>? Rows()
    {
        string? file = ProviderPath.ResolveLiteral(this, CsvPath!, out ErrorRecord? error);
        PSObject[] read = [];
        if (file is not null && !File.Exists(file))
        {
            error = CommandErrors.FileNotFound(CsvPath!);
        }

        if (error is null)
        {
            try
            {
                read = [.. InvokeCommand.InvokeScript(false, ScriptBlock.Create("param($file) Import-Csv -LiteralPath $file -ErrorAction Stop"), null, file)];
            }
            catch (RuntimeException e)
            {
                error = CommandErrors.FileNotReadable(CsvPath!, e);
            }
        }

        if (error is not null)
        {
            ThrowTerminatingError(error);
        }

        var rows = new List<(string, string)>();
        bool isGood = true;
        for (int r = 0; r < read.Length; r++)
        {
            string? tenant = Cell(read[r], "Tenant");
            string? member = s_memberColumns.Select(c => Cell(read[r], c)).FirstOrDefault(c => c is not null);
            if (tenant is null || member is null)
            {
                isGood = false;
                WriteError(DraftErrors.CsvRowIncomplete(CsvPath!, r + 2, tenant is null ? "Tenant" : "VM"));
                continue;
            }

            rows.Add((tenant, member));
        }

        return isGood ? rows : null;
    }

    private static string? Cell(PSObject row, string column) =>
        row.Properties[column]?.Value is string { Length: > 0 } text && text.Trim().Length > 0 ? text.Trim() : null;
}
