using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Demo;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cli.Commands;

/// <summary><c>hvnet demo</c>: plans, applies and proves a sample network on a fresh lab.</summary>
internal static class DemoCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "Which network; converged-team is a command of its own.", DefaultValueFactory = _ => "two-hosts" };
        scenario.AcceptOnlyFromAmong("two-hosts");
        Option<string> built = Built();
        Option<string> format = SharedOptions.Format();
        var command = new Command("demo", "Plans, applies and proves a sample network on a fresh lab. Touches no host.") { scenario, built, format, CreateConvergedTeam(terminal) };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            DemoResult demo = await TwoHostsDemo.RunAsync(cancellationToken).ConfigureAwait(false);
            await WriteAsync(arguments.GetValue(built), demo.Built, cancellationToken).ConfigureAwait(false);
            if (arguments.IsJson(format))
            {
                ReportJson.Write(terminal.Output, indented: true, json => DemoText.WriteJson(json, demo));
            }
            else
            {
                DemoText.Write(terminal, demo);
            }

            return ExitCode.Of(ChangeText.WriteErrors(terminal, demo.Change), demo.Report.AllProven ? ExitCode.Done : ExitCode.NotHeld);
        });
        return command;
    }

    private static Command CreateConvergedTeam(Terminal terminal)
    {
        Option<string> built = Built();
        Option<string> format = SharedOptions.Format();
        var command = new Command("converged-team", "Four hosts of a cluster with 200 VMs: NIC teams and team NICs for the host's own traffic, a team and a virtual switch for the tenants.") { built, format };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            ConvergedTeamResult demo = await ConvergedTeamDemo.RunAsync(cancellationToken).ConfigureAwait(false);
            await WriteAsync(arguments.GetValue(built), demo.Built, cancellationToken).ConfigureAwait(false);
            if (arguments.IsJson(format))
            {
                ReportJson.Write(terminal.Output, indented: true, json => ConvergedTeamText.WriteJson(json, demo));
            }
            else
            {
                ConvergedTeamText.Write(terminal, demo);
            }

            return ExitCode.Of(ChangeText.WriteErrors(terminal, demo.Change), demo.Report.AllProven ? ExitCode.Done : ExitCode.NotHeld);
        });
        return command;
    }

    private static Option<string> Built() => new("--built") { Description = "Write the network as it is afterwards to this file.", HelpName = "FILE" };

    private static async Task WriteAsync(string? file, NetworkDocument built, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return;
        }

        try
        {
            await File.WriteAllTextAsync(file, DocumentWriter.Write(built), cancellationToken).ConfigureAwait(false);
        }
        catch (System.Exception exception) when (exception is IOException or System.UnauthorizedAccessException)
        {
            throw new BadInputException($"{file}: cannot be written: {exception.Message}");
        }
    }
}
