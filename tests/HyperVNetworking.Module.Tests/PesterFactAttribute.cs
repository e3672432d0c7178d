using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace HyperVNetworking.Module.Tests;

/// <summary>A test that needs a PowerShell with Pester 5.7 or newer; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PesterFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> s_missing = new(Probe);

    public PesterFactAttribute() => Skip = s_missing.Value;

    private static string? Probe()
    {
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", "@(Get-Module Pester -ListAvailable | Where-Object Version -GE 5.7).Count"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            _ = process.StandardError.ReadToEndAsync();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(TimeSpan.FromMinutes(1)))
            {
                process.Kill(entireProcessTree: true);
                return "PowerShell does not start within a minute.";
            }

            return int.TryParse(output.Result.Trim(), out int count) && count > 0 ? null : "Pester 5.7 or newer is not installed in PowerShell.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "PowerShell 7 (pwsh) is not installed.";
        }
    }
}
