using System.CommandLine;
using HyperVNetworking.Cli.Input;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Reporting;

namespace HyperVNetworking.Cli.Commands;

/// <summary><c>hvnet script</c>: a plan as a PowerShell script of the inbox cmdlets or of System Center VMM. Changes nothing.</summary>
internal static class ScriptCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> documents = SharedOptions.Documents();
        documents.Description = "A plan that 'hvnet plan --format json' printed, or network documents to plan for.";
        Option<string> lab = SharedOptions.Lab("Plan from what the hosts of this lab are now, not from what the documents say.", required: false);
        var undo = new Option<bool>("--undo") { Description = "Write what takes the plan back." };
        var dialect = new Option<string>("--dialect") { Description = "inbox, or vmm for System Center VMM with a post-deployment part for what it cannot express.", DefaultValueFactory = _ => "inbox" };
        dialect.AcceptOnlyFromAmong("inbox", "vmm");
        var choices = new PlanningChoices();
        var command = new Command("script", "Writes a plan, or its undo, as a PowerShell script of the inbox Hyper-V cmdlets or of System Center VMM.") { documents, lab, undo, dialect };
        choices.AddTo(command);
        command.SetAction(async (arguments, cancellationToken) =>
        {
            string[] files = arguments.GetRequiredValue(documents);
            NetworkPlan? plan = DocumentFiles.ReadPlan(files);
            if (plan is null)
            {
                NetworkDocument document = DocumentFiles.Read(files);
                Observation hosts = await Observation.OfAsync(document, arguments.GetValue(lab), cancellationToken).ConfigureAwait(false);
                if (hosts.ReportFaults(terminal) is not ExitCode.Done and int failed)
                {
                    return failed;
                }

                plan = choices.Plan(arguments, document, hosts.States);
            }

            terminal.Output.Write(NetworkScript.Write(plan, arguments.GetValue(undo), arguments.GetValue(dialect) == "vmm" ? ScriptDialect.Vmm : ScriptDialect.Inbox));
            return ExitCode.Done;
        });
        return command;
    }
}
