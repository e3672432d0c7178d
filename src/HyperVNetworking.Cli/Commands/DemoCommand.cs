using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Demo;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Resilience;

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
        var convergence = new Option<double>("--convergence")
        {
            Description = "How many seconds a team is away when a member that carried fails. Nobody publishes the figure; an admin reported 120.",
            DefaultValueFactory = _ => new ConvergenceSeconds().SwitchIndependent,
            HelpName = "SECONDS",
        };
        convergence.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is not (>= 0 and <= 3600))
            {
                result.AddError("--convergence takes 0 to 3600 seconds.");
            }
        });
        var layout = new Option<bool>("--layout") { Description = "Search the team layouts, and build the cheapest one that stands every single failure instead of the article's." };
        Option<string> built = Built();
        Option<string> format = SharedOptions.Format();
        var command = new Command("converged-team", "Four hosts of a cluster with 200 VMs: NIC teams and team NICs for the host's own traffic, a team and a virtual switch for the tenants; every single failure judged.") { convergence, layout, built, format };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            ConvergedTeamResult demo = await ConvergedTeamDemo.RunAsync(arguments.GetValue(convergence), arguments.GetValue(layout), cancellationToken).ConfigureAwait(false);
            await WriteAsync(arguments.GetValue(built), demo.Built, cancellationToken).ConfigureAwait(false);
            if (arguments.IsJson(format))
            {
                ReportJson.Write(terminal.Output, indented: true, json => ConvergedTeamText.WriteJson(json, demo));
            }
            else
            {
                ConvergedTeamText.Write(terminal, demo);
            }

            return ExitCode.Of(ChangeText.WriteErrors(terminal, demo.Change), demo.Report.AllProven && demo.Resilience.Passes ? ExitCode.Done : ExitCode.NotHeld);
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
