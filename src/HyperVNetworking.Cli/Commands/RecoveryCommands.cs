using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;

namespace HyperVNetworking.Cli.Commands;

/// <summary><c>hvnet changes</c> lists runs, <c>hvnet undo</c> takes one back, <c>hvnet resume</c> finishes one.</summary>
internal static class RecoveryCommands
{
    /// <summary>Makes <c>hvnet undo</c>.</summary>
    public static Command CreateUndo(Terminal terminal) =>
        Create(terminal, "undo", "Takes a run back on a lab's hosts, exactly.", forward: false, ChangeRecovery.UndoAsync);

    /// <summary>Makes <c>hvnet resume</c>.</summary>
    public static Command CreateResume(Terminal terminal) =>
        Create(terminal, "resume", "Finishes a run that was interrupted or stopped.", forward: true, ChangeRecovery.ResumeAsync);

    /// <summary>Makes <c>hvnet changes</c>.</summary>
    public static Command CreateList(Terminal terminal)
    {
        Option<string?> journal = RunChoices.JournalOption();
        Option<string> format = SharedOptions.Format();
        var command = new Command("changes", "Lists the runs that have a journal, oldest first.") { journal, format };
        command.SetAction(arguments =>
        {
            bool damaged = false;
            NetworkChange[] changes = [.. NetworkChange.List(RunChoices.JournalOf(arguments.GetValue(journal)), e =>
            {
                damaged = true;
                terminal.WriteError(e.Message);
            })];
            if (arguments.IsJson(format))
            {
                ReportJson.Write(terminal.Output, indented: true, json =>
                {
                    json.WriteStartObject();
                    ReportJson.Array(json, "changes", changes, ChangeJson.Change);
                    json.WriteEndObject();
                });
            }
            else
            {
                terminal.WriteTable(["ChangeId", "State", "Hosts", "Steps", "Console", "Summary"], changes.Select(Row));
            }

            return damaged ? ExitCode.BadInput : ExitCode.Done;
        });
        return command;
    }

    private static IReadOnlyList<string> Row(NetworkChange change) =>
    [
        change.ChangeId, change.State.ToString(), string.Join(", ", change.Hosts), change.Steps.Count.ToString(CultureInfo.InvariantCulture), change.Console, change.Summary,
    ];

    private static Command Create(
        Terminal terminal,
        string name,
        string description,
        bool forward,
        Func<string, IReadOnlyList<IHostSession>, RunOptions, IProgress<HostProgress>?, CancellationToken, Task<ChangeReport>> recover)
    {
        var changeId = new Argument<string>("CHANGE") { Description = "The run's id, as 'hvnet apply' and 'hvnet changes' print it." };
        Option<string> lab = SharedOptions.Lab("The lab whose hosts are changed.", required: true);
        Option<string> format = SharedOptions.Format();
        var choices = new RunChoices();
        var command = new Command(name, description) { changeId, lab, format };
        if (forward)
        {
            choices.AddForwardTo(command);
        }
        else
        {
            choices.AddTo(command);
        }

        command.SetAction(async (arguments, cancellationToken) =>
        {
            RunOptions options = choices.Read(arguments);
            using LabHosts hosts = LabHosts.Open(arguments.GetRequiredValue(lab), options.AllowDisconnect);
            ChangeReport report = await terminal.WithProgressAsync(
                progress => recover(arguments.GetRequiredValue(changeId), hosts.Sessions, options, progress, cancellationToken)).ConfigureAwait(false);
            if (arguments.IsJson(format))
            {
                ReportJson.Write(terminal.Output, indented: true, json => ChangeJson.Report(json, report));
            }
            else
            {
                ChangeText.Write(terminal, report);
            }

            int code = ChangeText.WriteErrors(terminal, report);

            // Who asked for everything to be taken back got it.
            return !forward && report.Outcome == ChangeOutcome.Undone && report.Faults.Count == 0 ? ExitCode.Done : code;
        });
        return command;
    }
}
