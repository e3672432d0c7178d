using System.Linq;

namespace HyperVNetworking.Cli;

/// <summary>The exit codes of design section 1.</summary>
internal static class ExitCode
{
    /// <summary>Everything is proven or done.</summary>
    public const int Done = 0;

    /// <summary>A requirement is violated or unproven, or a change was undone.</summary>
    public const int NotHeld = 1;

    /// <summary>Bad input or usage: nothing was changed.</summary>
    public const int BadInput = 2;

    /// <summary>A host failed.</summary>
    public const int HostFailed = 3;

    private static readonly int[] s_precedence = [BadInput, HostFailed, NotHeld, Done];

    /// <summary>The one code for a run to which several apply.</summary>
    /// <param name="codes">All that apply.</param>
    /// <returns>The first in the order 2, 3, 1; 0 if none applies.</returns>
    public static int Of(params int[] codes) => s_precedence.FirstOrDefault(codes.Contains);
}
