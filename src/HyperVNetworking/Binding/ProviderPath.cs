using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using HyperVNetworking.Output;
using Microsoft.PowerShell.Commands;

namespace HyperVNetworking.Binding;

/// <summary>File paths as PowerShell means them: relative to the current location, through its drives.</summary>
internal static class ProviderPath
{
    /// <summary>The existing files that a path with wildcards means; an error record where there is none.</summary>
    public static IReadOnlyList<string> Resolve(PSCmdlet cmdlet, string path, out ErrorRecord? error)
    {
        error = null;
        try
        {
            Collection<string> files = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            error = IsFileSystem(provider) ? files.Count == 0 ? CommandErrors.FileNotFound(path) : null : CommandErrors.NotAFile(path);
            return error is null ? files : [];
        }
        catch (ItemNotFoundException)
        {
            error = CommandErrors.FileNotFound(path);
        }
        catch (SessionStateException)
        {
            error = CommandErrors.NotAFile(path);
        }

        return [];
    }

    /// <summary>The file that a path without wildcards means, whether it is there or not; an error record where it is no file path.</summary>
    public static string? ResolveLiteral(PSCmdlet cmdlet, string path, out ErrorRecord? error)
    {
        error = null;
        try
        {
            string file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            error = IsFileSystem(provider) ? null : CommandErrors.NotAFile(path);
            return error is null ? file : null;
        }
        catch (SessionStateException)
        {
            error = CommandErrors.NotAFile(path);
            return null;
        }
    }

    private static bool IsFileSystem(ProviderInfo provider) => provider.ImplementingType == typeof(FileSystemProvider);
}
