using System.CommandLine;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Demo;
using HyperVNetworking.Cli.Output;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Reporting;
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
        Option<string> folder = Folder();
        Option<bool> force = SharedOptions.Force();
        Option<string> format = SharedOptions.Format();
        var command = new Command("demo", "Plans, applies and proves a sample network on a fresh lab. Touches no host.") { scenario, built, folder, force, format, CreateConvergedTeam(terminal) };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var files = DemoFolder.Open(arguments.GetValue(folder), arguments.GetValue(force));
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

            await WriteAsync(files, arguments.IsJson(format) ? null : terminal, demo.ToReport(), demo.Plan, cancellationToken).ConfigureAwait(false);
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
        Option<string> folder = Folder();
        Option<bool> force = SharedOptions.Force();
        Option<string> format = SharedOptions.Format();
        var command = new Command("converged-team", "Four hosts of a cluster with 200 VMs: NIC teams and team NICs for the host's own traffic, a team and a virtual switch for the tenants; every single failure judged.") { convergence, layout, built, folder, force, format };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var files = DemoFolder.Open(arguments.GetValue(folder), arguments.GetValue(force));
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

            await WriteAsync(files, arguments.IsJson(format) ? null : terminal, demo.ToReport(), demo.Plan, cancellationToken).ConfigureAwait(false);
            return ExitCode.Of(ChangeText.WriteErrors(terminal, demo.Change), demo.Report.AllProven && demo.Resilience.Passes ? ExitCode.Done : ExitCode.NotHeld);
        });
        return command;
    }

    private static Option<string> Built() => new("--built") { Description = "Write the network as it is afterwards to this file.", HelpName = "FILE" };

    private static Option<string> Folder() => new("--out") { Description = $"Write {string.Join(", ", DemoFolder.FileNames)} to this directory.", HelpName = "DIR" };

    private static Task WriteAsync(string? file, NetworkDocument built, CancellationToken cancellationToken) =>
        file is null ? Task.CompletedTask : OutputFile.WriteAsync(file, DocumentWriter.Write(built), cancellationToken);

    private static Task WriteAsync(DemoFolder? files, Terminal? terminal, NetworkReport report, NetworkPlan plan, CancellationToken cancellationToken) =>
        files is null ? Task.CompletedTask : files.WriteAsync(terminal, report, plan, cancellationToken);
}
