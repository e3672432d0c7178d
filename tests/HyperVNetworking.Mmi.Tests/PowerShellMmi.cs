using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;

namespace HyperVNetworking.Mmi.Tests;

/// <summary>The MMI that PowerShell brings, where there is a PowerShell.</summary>
internal static class PowerShellMmi
{
    private static readonly Lazy<string?> s_path = new(Find);

    public static string? Path => s_path.Value;

    // What is on PATH may be a link or a script: PowerShell itself knows best where it lies.
    private static string? Find()
    {
        try
        {
            using Process pwsh = Process.Start(new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", "$PSHOME"]) { RedirectStandardOutput = true })!;
            string home = pwsh.StandardOutput.ReadToEnd().Trim();
            pwsh.WaitForExit();
            string path = System.IO.Path.Combine(home, "Microsoft.Management.Infrastructure.dll");
            return File.Exists(path) ? path : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
