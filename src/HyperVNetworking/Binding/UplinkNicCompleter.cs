using System.Collections;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>Completes the physical NICs that a virtual switch may take, with what the host does over each.</summary>
public sealed class UplinkNicCompleter : SeenNameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Hint)> NamesOn(HostState host, IDictionary bound) =>
        host.PhysicalNics.Where(n => !host.IsBound(n.Name)).Select(n => (n.Name, n.InUseBy.Count == 0 ? $"free on {host.Name}" : $"{host.Name}: {string.Join(", ", n.InUseBy)}"));
}
