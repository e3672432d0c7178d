using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using HyperVNetworking.Lab;

namespace HyperVNetworking.Binding;

/// <summary>Completes the Windows versions that a lab's hosts can have.</summary>
public sealed class LabSystemCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        NetworkLab.OperatingSystems
            .Where(os => os.StartsWith((wordToComplete ?? string.Empty).Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(os => new CompletionResult(os));
}
