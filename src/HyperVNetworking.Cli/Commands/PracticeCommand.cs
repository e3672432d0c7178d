using System.CommandLine;
using System.Linq;
using HyperVNetworking.Cli.Input;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.BestPractice;

namespace HyperVNetworking.Cli.Commands;

/// <summary><c>hvnet practice</c>: holds hosts against the rules of the field.</summary>
internal static class PracticeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> documents = SharedOptions.Documents();
        Option<string> lab = SharedOptions.Lab("Judge what the hosts of this lab are now, not what the documents say.", required: false);
        Option<string> format = SharedOptions.Format();
        var command = new Command("practice", "Judges hosts by the rules for teams, virtual switches, queues and bandwidth.") { documents, lab, format };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            NetworkDocument document = DocumentFiles.Read(arguments.GetRequiredValue(documents));
            Observation hosts = await Observation.OfAsync(document, arguments.GetValue(lab), cancellationToken).ConfigureAwait(false);
            if (hosts.States.Count == 0)
            {
                throw new BadInputException("The documents list no host: give one with hosts, or a lab.");
            }

            BestPracticeReport report = BestPracticeCheck.Judge(hosts.States, document.Fabric);
            Write(terminal, report, arguments.IsJson(format));
            return ExitCode.Of(hosts.ReportFaults(terminal), report.AllHold ? ExitCode.Done : ExitCode.NotHeld);
        });
        return command;
    }

    private static void Write(Terminal terminal, BestPracticeReport report, bool json)
    {
        if (json)
        {
            ReportJson.Write(terminal.Output, indented: true, writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("allHold", report.AllHold);
                ReportJson.Array(writer, "findings", report.Findings, ReportJson.Finding);
                writer.WriteEndObject();
            });
            return;
        }

        FindingText.Write(terminal, report.Findings);
        int unknown = report.Findings.Count(f => f.Code == BestPracticeCodes.PracticeNotJudged);
        terminal.WriteLine($"{BestPracticeCheck.Codes.Count} rules, broken: {Count(report, FindingSeverity.Error)} errors, {Count(report, FindingSeverity.Warning)} warnings, {Count(report, FindingSeverity.Information) - unknown} hints; not judged: {unknown}");
    }

    private static int Count(BestPracticeReport report, FindingSeverity severity) => report.Findings.Count(f => f.Severity == severity);
}
