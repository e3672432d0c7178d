using System.Management.Automation;
using HyperVNetworking.Cim.Journal;

namespace HyperVNetworking.Binding;

/// <summary>The journals that -JournalPath means.</summary>
internal static class JournalFolder
{
    /// <summary>The journals in a folder; those of the user where none is given.</summary>
    public static FileJournal Of(PSCmdlet cmdlet, string? path)
    {
        if (path is null)
        {
            return new FileJournal();
        }

        string? folder = ProviderPath.ResolveLiteral(cmdlet, path, out ErrorRecord? error);
        if (error is not null)
        {
            cmdlet.ThrowTerminatingError(error);
        }

        return new FileJournal(folder);
    }
}
