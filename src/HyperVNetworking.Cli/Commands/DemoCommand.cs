using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Demo;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Documents;

namespace HyperVNetworking.Cli.Commands;

/// <summary><c>hvnet demo</c>: plans, applies and proves a sample network on a fresh lab.</summary>
internal static class DemoCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "Which network.", DefaultValueFactory = _ => "two-hosts" };
        scenario.AcceptOnlyFromAmong("two-hosts");
        var built = new Option<string>("--built") { Description = "Write the network as it is afterwards to this file.", HelpName = "FILE" };
        Option<string> format = SharedOptions.Format();
        var command = new Command("demo", "Plans, applies and proves a sample network on a fresh lab. Touches no host.") { scenario, built, format };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            DemoResult demo = await TwoHostsDemo.RunAsync(cancellationToken).ConfigureAwait(false);
            if (arguments.GetValue(built) is string file)
            {
                await WriteAsync(file, DocumentWriter.Write(demo.Built), cancellationToken).ConfigureAwait(false);
            }

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

    private static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(file, text, cancellationToken).ConfigureAwait(false);
        }
        catch (System.Exception exception) when (exception is IOException or System.UnauthorizedAccessException)
        {
            throw new BadInputException($"{file}: cannot be written: {exception.Message}");
        }
    }
}
