using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace HyperVNetworking.Cli;

/// <summary>hvnet: the same engine without PowerShell.</summary>
public static class Program
{
    /// <summary>Runs a command line on the process's own console.</summary>
    /// <param name="args">The arguments.</param>
    /// <returns>The exit code (design section 1).</returns>
    public static Task<int> Main(string[] args)
    {
        UseUtf8();
        return new CommandLine(Terminal.OfProcess()).RunAsync(args, CancellationToken.None);
    }

    /// <summary>Runs a command line with writers of the caller's; never coloured, never narrower than a redirected run.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Takes the data.</param>
    /// <param name="error">Takes the errors.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The exit code (design section 1).</returns>
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken) =>
        new CommandLine(Terminal.Redirected(output, error)).RunAsync(args, cancellationToken);

    private static void UseUtf8()
    {
        try
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
        catch (IOException)
        {
            // A console that cannot change its encoding still prints everything that is ASCII.
        }
    }
}
