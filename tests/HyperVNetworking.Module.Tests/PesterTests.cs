using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit.Abstractions;

namespace HyperVNetworking.Module.Tests;

/// <summary>The cmdlets in a real PowerShell: the whole suite in tests/Pester, against the staged module.</summary>
public sealed class PesterTests(ITestOutputHelper log)
{
    [PesterFact]
    public async Task The_Pester_suite_passes()
    {
        string result = Path.Combine(Repository.Root, "artifacts", "test-results", "pester.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(result)!);
        File.Delete(result);
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-File", Path.Combine(Repository.Root, "tests", "Pester", "Invoke-Suite.ps1"), "-ResultPath", result])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["NO_COLOR"] = "1";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var patience = new System.Threading.CancellationTokenSource(TimeSpan.FromMinutes(10));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("The Pester suite did not end within ten minutes.");
        }

        log.WriteLine(await output);
        log.WriteLine(await errors);
        Assert.True(process.ExitCode == 0, $"{await output}{await errors}");
        Assert.Matches(@"^Pester: [1-9]\d* passed, 0 failed, \d+ skipped\s*$", await File.ReadAllTextAsync(result));
    }
}
