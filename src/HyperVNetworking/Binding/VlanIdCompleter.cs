using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>Completes VLANs that adapters are in, with who is in them.</summary>
public sealed class VlanIdCompleter : SeenNameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Hint)> NamesOn(HostState host, IDictionary bound) => host.Vms
        .SelectMany(v => v.Adapters.Select(a => (a.Vlan, Hint: $"VM {v.Name}")))
        .Concat(host.HostAdapters.Select(a => (a.Vlan, Hint: $"vEthernet ({a.Name}) of {host.Name}")))
        .Where(a => a.Vlan is PortVlan.Access)
        .Select(a => (((PortVlan.Access)a.Vlan).Id.ToString(), a.Hint));

    /// <inheritdoc/>
    private protected override IEnumerable<CompletionResult> Sort(IEnumerable<CompletionResult> results) => results.OrderBy(r => int.Parse(r.ListItemText, CultureInfo.InvariantCulture));
}
