using System;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Commands;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;

namespace HyperVNetworking.Cli;

/// <summary>Parses the arguments, runs the command, and turns every way to fail into one sentence and an exit code.</summary>
internal sealed class CommandLine(Terminal terminal)
{
    private const string Description =
        "Plans, applies and proves the isolation of Hyper-V networks, on documents and labs. "
        + "Ends with 0 if all is proven or done, 1 if a requirement is violated or unproven or a change was undone, 2 on bad input or usage, 3 if a host failed.";

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        try
        {
            // A file named @x is a file, not a list of more arguments.
            ParseResult command = Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            return command.Errors.Count > 0
                ? RefuseUsage(command)
                : await command.InvokeAsync(
                    new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false },
                    cancellationToken).ConfigureAwait(false);
        }
        catch (BadInputException exception)
        {
            return Fail(ExitCode.BadInput, [.. exception.Messages]);
        }
        catch (LabException exception)
        {
            return Fail(ExitCode.BadInput, exception.Message);
        }
        catch (JournalException exception)
        {
            return Fail(ExitCode.BadInput, exception.Message);
        }
        catch (HostFaultException exception)
        {
            return Fail(ExitCode.HostFailed, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail(ExitCode.NotHeld, "Stopped before the end. Run 'hvnet state' to see what the hosts are like now.");
        }
#pragma warning disable CA1031 // The last resort: whatever it is, people get a sentence and no stack trace.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Fail(
                ExitCode.HostFailed,
                $"hvnet met an error of its own ({exception.GetType().Name}: {exception.Message}). Please report it with this command line and the files it read.");
        }
    }

    private RootCommand Create() => new(Description)
    {
        DemoCommand.Create(terminal),
        PlanCommand.Create(terminal),
        ApplyCommand.Create(terminal),
        RecoveryCommands.CreateList(terminal),
        RecoveryCommands.CreateUndo(terminal),
        RecoveryCommands.CreateResume(terminal),
        TestCommand.Create(terminal),
        PracticeCommand.Create(terminal),
        LabCommand.Create(terminal),
        StateCommand.Create(terminal),
        ScriptCommand.Create(terminal),
        ReportCommand.Create(terminal),
    };

    // The library ends with 1 and prints the usage as if it were data.
    private int RefuseUsage(ParseResult command)
    {
        command.Invoke(new InvocationConfiguration { Output = terminal.Error, Error = terminal.Error });
        return ExitCode.BadInput;
    }

    private int Fail(int code, params string[] messages)
    {
        messages.ToList().ForEach(terminal.WriteError);
        return code;
    }
}
