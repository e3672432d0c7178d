using System.Collections;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>Completes the names of NIC teams.</summary>
public sealed class TeamNameCompleter : SeenNameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Hint)> NamesOn(HostState host, IDictionary bound) => host.Teams.Select(t => (t.Name, $"of {string.Join(", ", t.Members)} on {host.Name}"));
}
