using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>Completes the names of virtual switches from the labs, states and documents that the command line names; it asks no real host.</summary>
public sealed class SwitchNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        SeenHosts.Complete(SeenHosts.On(fakeBoundParameters).SelectMany(h => h.Switches.Select(s => (s.Name, $"virtual switch on {h.Name}"))), wordToComplete);
}
