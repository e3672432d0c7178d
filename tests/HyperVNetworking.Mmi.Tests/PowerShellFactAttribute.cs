using System;

namespace HyperVNetworking.Mmi.Tests;

/// <summary>A test that needs the MMI of a PowerShell.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PowerShellFactAttribute : FactAttribute
{
    public PowerShellFactAttribute() => Skip = PowerShellMmi.Path is null ? "There is no pwsh with an MMI on PATH, which the table could be compared with." : null;
}
