using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;
using HyperVNetworking.Reporting;
using HyperVNetworking.Verification.Drift;
using HyperVNetworking.Verification.Isolation;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Commands;

/// <summary>Writes verdicts, findings and failures as a report: a page for people, or a file for a build server.</summary>
[Cmdlet(VerbsData.Export, "NetworkReport", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(FileInfo))]
public sealed class ExportNetworkReportCommand : FileExportCmdlet
{
    private readonly List<Verdict> _verdicts = [];
    private readonly List<Finding> _findings = [];
    private readonly List<FailureOutcome> _failures = [];

    /// <summary>Verdicts, findings and failures, as the Test cmdlets return them.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The document or plan whose tenants and physical network are shown; that of <see cref="Plan"/> without it.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSObject? Requirement { get; set; }

    /// <summary>The hosts as they were judged.</summary>
    [Parameter]
    [ValidateNotNull]
    public HostState[] State { get; set; } = [];

    /// <summary>A plan that is shown with its reasons.</summary>
    [Parameter]
    [ValidateNotNull]
    public NetworkPlan? Plan { get; set; }

    /// <summary>The report before, as JSON: the new one tells what changed since.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PreviousPath { get; set; }

    /// <summary>What is written; by the file's extension without it.</summary>
    [Parameter]
    public ReportFormat? Format { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (InputObject?.BaseObject)
        {
            case null:
                break;
            case Verdict verdict:
                _verdicts.Add(verdict);
                break;
            case Finding finding:
                _findings.Add(finding);
                break;
            case FailureOutcome failure:
                _failures.Add(failure);
                break;
            case object other:
                WriteError(ReportErrors.NothingToReport(other));
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string file = ParameterSetName == "LiteralPath" ? LiteralPath : Path;
        ReportFormat? format = Format ?? ReportWriter.FormatOf(file);
        if (format is null)
        {
            ThrowTerminatingError(ReportErrors.FormatUnknown(file));
        }

        NetworkDocument document = Document();
        ValueList<ReportedOutcome>? previous = Previous();
        WriteFile("Write the report", withMark: false, () => ReportWriter.Write(
            NetworkReport.Of(document, HostExpectation.Merge(State, document).States, _verdicts, SystemClock.Instance.UtcNow) with
            {
                Findings = _findings.ToValueList(),
                Failures = _failures.ToValueList(),
                Plan = Plan,
                Previous = previous,
            },
            format!.Value));
    }

    private NetworkDocument Document()
    {
        switch (Requirement?.BaseObject)
        {
            case NetworkDocument document:
                return document;
            case NetworkPlan plan:
                return plan.Document;
            case null:
                return Plan?.Document ?? NetworkDocument.Empty;
            case object other:
                ThrowTerminatingError(ReportErrors.NoRequirement(other));
                throw new InvalidOperationException();
        }
    }

    private ValueList<ReportedOutcome>? Previous()
    {
        if (PreviousPath is null)
        {
            return null;
        }

        string? file = ProviderPath.ResolveLiteral(this, PreviousPath, out ErrorRecord? error);
        if (error is null && !File.Exists(file))
        {
            // The first of many runs has none before it.
            WriteWarning($"{file}: there is no report to compare with yet.");
            return null;
        }

        ValueList<ReportedOutcome>? outcomes = error is null ? JsonReport.ReadOutcomes(File.ReadAllText(file!)) : null;
        if (outcomes is null)
        {
            ThrowTerminatingError(error ?? ReportErrors.NotAReport(file!));
        }

        return outcomes;
    }
}
