using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Tests.Running;

namespace HyperVNetworking.Cli.Tests;

/// <summary>hvnet as a process of its own, with its output in a pipe.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task The_demo_runs_from_anywhere_and_prints_no_colour_into_a_pipe()
    {
        (int exitCode, string output, string error) = await RunAsync("demo");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("Proven on the lab", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain('\ufeff', output);
    }

    [Fact]
    public async Task Wrong_usage_ends_the_process_with_2()
    {
        (int exitCode, string output, string error) = await RunAsync("prove");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("prove", error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        using var scratch = new Scratch();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "hvnet.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetDirectoryName(scratch.Path("x"))!,
        };
        start.Environment["COLUMNS"] = "80";
        start.Environment["GITHUB_ACTIONS"] = "true";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
