using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>Completes the names of something that hosts have, from the labs, states and documents that the command line names; it asks no real host.</summary>
public abstract class SeenNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string begun = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return Sort(SeenHosts.On(fakeBoundParameters)
            .SelectMany(host => NamesOn(host, fakeBoundParameters))
            .Where(n => n.Name.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .GroupBy(n => n.Name, Names.Comparer)
            .Select(g => new CompletionResult(HostNameCompleter.Quoted(g.Key), g.Key, CompletionResultType.ParameterValue, string.Join(", ", g.Select(n => n.Hint).Distinct().Take(5)))));
    }

    /// <summary>What a host has.</summary>
    /// <param name="host">The host.</param>
    /// <param name="bound">The parameters that the command line names.</param>
    /// <returns>The names, and what is told beside each.</returns>
    private protected abstract IEnumerable<(string Name, string Hint)> NamesOn(HostState host, IDictionary bound);

    /// <summary>The order in which they are offered.</summary>
    /// <param name="results">The completions.</param>
    /// <returns>By name, unless a kind of name has another order.</returns>
    private protected virtual IEnumerable<CompletionResult> Sort(IEnumerable<CompletionResult> results) => results.OrderBy(r => r.ListItemText, Names.Comparer);
}
