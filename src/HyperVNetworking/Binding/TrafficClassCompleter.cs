using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace HyperVNetworking.Binding;

/// <summary>Completes the traffic classes that are known by their ports, and management, which is known by where it goes.</summary>
public sealed class TrafficClassCompleter : IArgumentCompleter
{
    private static readonly string[] s_classes = ["Cluster", "CSV", "iSCSI", "LiveMigration", "Management", "NFS", "SMB"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        s_classes
            .Where(c => c.StartsWith((wordToComplete ?? string.Empty).Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(c => new CompletionResult(c));
}
