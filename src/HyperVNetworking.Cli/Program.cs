namespace HyperVNetworking.Cli;

/// <summary>hvnet: the same engine without PowerShell.</summary>
public static class Program
{
    /// <summary>Runs the command line.</summary>
    /// <returns>The exit code (design section 1).</returns>
    public static int Main() => 2;
}
