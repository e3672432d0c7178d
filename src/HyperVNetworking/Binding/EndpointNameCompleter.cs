using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Binding;

/// <summary>Completes the names of endpoints, and of tenants where they may be meant, from the states and documents that the command line names; it asks no host.</summary>
public sealed class EndpointNameCompleter : IArgumentCompleter
{
    private static readonly string[] s_parameters = ["State", "ReferenceState", "Requirement", "After"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        object?[] values = s_parameters.SelectMany(parameter => HostNameCompleter.Values(fakeBoundParameters[parameter])).ToArray();
        NetworkDocument[] documents = values.Select(v => v as NetworkDocument ?? (v as NetworkPlan)?.Document).OfType<NetworkDocument>().ToArray();
        HostState[] hosts = values.OfType<HostState>().Concat(documents.SelectMany(d => d.Hosts)).GroupBy(h => h.Name, Names.Comparer).Select(g => g.First()).ToArray();
        Fabric fabric = documents.Length > 0 ? documents[0].Fabric : Fabric.Undescribed;
        IEnumerable<string> tenants = parameterName == "Explain" ? [] : documents.SelectMany(d => d.Tenants).Select(t => t.Name);
        return EndpointDirectory.Build(hosts, fabric).Endpoints.Select(e => e.Name)
            .Concat(tenants)
            .Distinct(Names.Comparer)
            .Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(HostNameCompleter.Quoted(name), name, CompletionResultType.ParameterValue, name));
    }
}
