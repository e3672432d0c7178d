using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Input;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Cli.Commands;

/// <summary><c>hvnet plan</c>: what would be done, and why. Changes nothing.</summary>
internal static class PlanCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> documents = SharedOptions.Documents();
        Option<string> lab = SharedOptions.Lab("Plan from what the hosts of this lab are now, not from what the documents say.", required: false);
        Option<string> format = SharedOptions.Format();
        var choices = new PlanningChoices();
        var command = new Command("plan", "Plans the VLANs and virtual switches that the documents require.") { documents, lab, format };
        choices.AddTo(command);
        command.SetAction(async (arguments, cancellationToken) =>
        {
            NetworkDocument document = DocumentFiles.Read(arguments.GetRequiredValue(documents));
            Observation hosts = await Observation.OfAsync(document, arguments.GetValue(lab), cancellationToken).ConfigureAwait(false);
            if (hosts.ReportFaults(terminal) is not ExitCode.Done and int failed)
            {
                return failed;
            }

            NetworkPlan plan = choices.Plan(arguments, document, hosts.States);
            if (arguments.IsJson(format))
            {
                terminal.Output.WriteLine(PlanWriter.Write(plan));
            }
            else
            {
                PlanText.Write(terminal, plan);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
