using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cli.Commands;

/// <summary><c>hvnet state</c>: what the hosts are now; as JSON it is a document.</summary>
internal static class StateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        Option<string> lab = SharedOptions.Lab("The lab whose hosts are read.", required: true);
        Option<string> format = SharedOptions.Format("tree");
        var command = new Command("state", "Reads the hosts. With --format tree it shows what hangs on what, with --format json it prints a document that the other commands take.") { lab, format };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using LabHosts hosts = LabHosts.Open(arguments.GetRequiredValue(lab));
            Observation observation = await Observation.OfAsync(NetworkDocument.Empty, hosts, cancellationToken).ConfigureAwait(false);
            if (arguments.IsJson(format))
            {
                terminal.Output.WriteLine(DocumentWriter.Write(new NetworkDocument { Hosts = observation.States }).TrimEnd());
            }
            else if (arguments.GetValue(format) == "tree")
            {
                StateTree.Write(terminal, observation.States);
            }
            else
            {
                StateText.Write(terminal, observation.States);
            }

            return observation.ReportFaults(terminal);
        });
        return command;
    }
}
