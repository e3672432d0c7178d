using System.Collections;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>Completes the names of VM adapters, of the VM that the command line names if it names one, or of host virtual adapters.</summary>
public sealed class AdapterNameCompleter : SeenNameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Hint)> NamesOn(HostState host, IDictionary bound)
    {
        if (bound.Contains("ManagementOS"))
        {
            return host.HostAdapters.Select(a => (a.Name, $"host adapter of {host.Name}"));
        }

        string[] vms = HostNameCompleter.Values(bound["VMName"]).OfType<string>().ToArray();
        return host.Vms.Where(v => vms.Length == 0 || vms.Contains(v.Name, Names.Comparer)).SelectMany(v => v.Adapters.Select(a => (a.Name, $"VM {v.Name}")));
    }
}
