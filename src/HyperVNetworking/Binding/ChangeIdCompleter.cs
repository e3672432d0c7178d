using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using HyperVNetworking.Cim.Journal;
using HyperVNetworking.Hosting;

namespace HyperVNetworking.Binding;

/// <summary>Completes the runs that the journals of this computer know, the newest first.</summary>
public sealed class ChangeIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        try
        {
            return new FileJournal(fakeBoundParameters["JournalPath"] as string).ChangeIds()
                .Where(id => id.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(id => id, StringComparer.Ordinal)
                .Select(id => new CompletionResult(id))
                .ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or JournalException)
        {
            return [];
        }
    }
}
