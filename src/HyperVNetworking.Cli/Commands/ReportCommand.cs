using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Input;
using HyperVNetworking.Cli.Output;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Reporting;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Cli.Commands;

/// <summary><c>hvnet report</c>: judges documents, or a lab, and writes what is known as a page, a picture or a file for a build server.</summary>
internal static class ReportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> documents = SharedOptions.Documents();
        documents.Description = "A network document, or hosts that 'hvnet state --format json' printed; several are combined into one.";
        var output = new Option<string>("--out") { Description = "The file to write.", HelpName = "FILE", Required = true };
        Option<string> lab = SharedOptions.Lab("Judge what the hosts of this lab are now, not what the documents say.", required: false);
        var format = new Option<string>("--format") { Description = "What to write; by the file's extension (html, svg, mmd, json, sarif, xml) without it.", HelpName = "html|svg|mermaid|json|sarif|junit" };
        format.AcceptOnlyFromAmong([.. Enum.GetNames<ReportFormat>().Select(n => n.ToLowerInvariant())]);
        var previous = new Option<string>("--previous") { Description = "The report before, as JSON: the new one tells what changed since.", HelpName = "FILE" };
        Option<bool> force = SharedOptions.Force();
        var command = new Command("report", "Judges the isolation that the documents require, and writes a report of it.") { documents, output, format, lab, previous, force };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            string file = arguments.GetRequiredValue(output);
            ReportFormat wanted = arguments.GetValue(format) is string name ? Enum.Parse<ReportFormat>(name, ignoreCase: true)
                : ReportWriter.FormatOf(file) ?? throw new BadInputException($"ReportFormatUnknown: {file}: the extension does not say what to write; name a .html, .svg, .mmd, .json, .sarif or .xml (JUnit) file, or add --format.");
            OutputFile.Check(file, arguments.GetValue(force));
            NetworkDocument document = DocumentFiles.Read(arguments.GetRequiredValue(documents));
            ValueList<ReportedOutcome>? before = ReadPrevious(terminal, arguments.GetValue(previous));
            Observation hosts = await Observation.OfAsync(document, arguments.GetValue(lab), cancellationToken).ConfigureAwait(false);
            IsolationReport judged = IsolationCheck.Judge(document, hosts.States, new IsolationOptions { CancellationToken = cancellationToken });
            if (judged.Verdicts.Count == 0 && wanted is not (ReportFormat.Svg or ReportFormat.Mermaid))
            {
                // Nothing required is nothing proven: ending with 0 would let a wrong file pass for a safe network.
                throw new BadInputException("ReportNothingRequired: the documents require nothing: give a document with tenants, or ask for a picture with --format svg.");
            }

            NetworkReport report = NetworkReport.Of(document, hosts.States, judged.Verdicts, SystemClock.Instance.UtcNow) with
            {
                Findings = hosts.Findings.Concat(judged.Findings).ToValueList(),
                Previous = before,
            };
            await OutputFile.WriteAsync(file, ReportWriter.Write(report, wanted), cancellationToken).ConfigureAwait(false);
            terminal.WriteLine($"{file}: {report.Outcomes}");
            return ExitCode.Of(hosts.ReportFaults(terminal), judged.AllProven ? ExitCode.Done : ExitCode.NotHeld);
        });
        return command;
    }

    private static ValueList<ReportedOutcome>? ReadPrevious(Terminal terminal, string? file)
    {
        if (file is null)
        {
            return null;
        }

        if (!File.Exists(file))
        {
            // The first of many runs has none before it.
            terminal.WriteError($"{file}: there is no report to compare with yet.");
            return null;
        }

        return JsonReport.ReadOutcomes(DocumentFiles.ReadText(file))
            ?? throw new BadInputException($"ReportNotRead: {file}: is no report that was written as JSON.");
    }
}
