using System.Collections;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>Completes the names of physical NICs.</summary>
public sealed class NicNameCompleter : SeenNameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Hint)> NamesOn(HostState host, IDictionary bound) => host.PhysicalNics.Select(n => (n.Name, $"NIC of {host.Name}"));
}
