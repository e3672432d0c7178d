using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>Completes the names of VM adapters, of the VM that the command line names if it names one, or of host virtual adapters; from labs, states and documents, and no real host.</summary>
public sealed class AdapterNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        SeenHosts.Complete(SeenHosts.On(fakeBoundParameters).SelectMany(h => Adapters(h, fakeBoundParameters)), wordToComplete);

    private static IEnumerable<(string Name, string Hint)> Adapters(HostState host, IDictionary bound)
    {
        if (bound.Contains("ManagementOS"))
        {
            return host.HostAdapters.Select(a => (a.Name, $"host adapter of {host.Name}"));
        }

        string[] vms = HostNameCompleter.Values(bound["VMName"]).OfType<string>().ToArray();
        return host.Vms.Where(v => vms.Length == 0 || vms.Contains(v.Name, Names.Comparer)).SelectMany(v => v.Adapters.Select(a => (a.Name, $"VM {v.Name}")));
    }
}
