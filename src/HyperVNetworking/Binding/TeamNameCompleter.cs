using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace HyperVNetworking.Binding;

/// <summary>Completes the names of NIC teams from the lab that the command line names; it asks no real host.</summary>
public sealed class TeamNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        LabNames.Complete(fakeBoundParameters, wordToComplete, "MSFT_NetLbfoTeam", _ => true);
}
