using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using HyperVNetworking.Lab;

namespace HyperVNetworking.Binding;

/// <summary>Completes the names of failover clusters from the lab that the command line names; it asks no real host.</summary>
public sealed class ClusterNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return HostNameCompleter.Values(fakeBoundParameters["CimSession"])
            .OfType<NetworkLab>()
            .SelectMany(lab => lab.Clusters)
            .Select(cluster => cluster.Name)
            .Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(HostNameCompleter.Quoted(name), name, CompletionResultType.ParameterValue, name));
    }
}
