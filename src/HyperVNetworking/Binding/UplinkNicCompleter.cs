using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>Completes the physical NICs that a virtual switch may take from the labs, states and documents that the command line names; it asks no real host.</summary>
public sealed class UplinkNicCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        SeenHosts.Complete(SeenHosts.On(fakeBoundParameters).SelectMany(h => h.PhysicalNics.Where(n => !h.IsBound(n.Name)).Select(n => (n.Name, n.InUseBy.Count == 0 ? $"free on {h.Name}" : $"{h.Name}: {string.Join(", ", n.InUseBy)}"))), wordToComplete);
}
