using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace HyperVNetworking.Cli.Tests.Running;

/// <summary>What a command line printed and ended with; run inside the test's process.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static async Task<CommandRun> OfAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = await Program.RunAsync(args, output, error, CancellationToken.None);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The lines of the error stream that are not empty.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A run that refused its input: exit 2, no data, and no trace of how hvnet is made.</summary>
    public void AssertBadInput()
    {
        Assert.Equal(2, ExitCode);
        Assert.Empty(Output);
        Assert.NotEmpty(ErrorLines);
        AssertNoStackTrace();
    }

    public void AssertNoStackTrace()
    {
        Assert.DoesNotContain("   at ", Output + Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Output + Error, StringComparison.Ordinal);
    }
}
