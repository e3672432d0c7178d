using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using HyperVNetworking.Lab;

namespace HyperVNetworking.Binding;

/// <summary>Completes the names of hosts from the lab that the command line names; it asks no real host.</summary>
public sealed class HostNameCompleter : IArgumentCompleter
{
    private static readonly string[] s_parameters = ["Lab", "CimSession"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return s_parameters
            .SelectMany(parameter => Values(fakeBoundParameters[parameter]))
            .OfType<NetworkLab>()
            .SelectMany(lab => lab.HostNames)
            .Where(host => host.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(host => new CompletionResult(Quoted(host), host, CompletionResultType.ParameterValue, host));
    }

    /// <summary>The values of a parameter, one by one.</summary>
    internal static IEnumerable<object?> Values(object? value) => value switch
    {
        PSObject wrapped => Values(wrapped.BaseObject),
        IEnumerable list and not string => list.Cast<object?>().SelectMany(Values),
        _ => [value],
    };

    /// <summary>A name as it may stand on a command line.</summary>
    internal static string Quoted(string name) => name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')
        ? name
        : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
}
