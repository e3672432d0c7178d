using System.Collections;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>Completes the names of team NICs.</summary>
public sealed class TeamNicNameCompleter : SeenNameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Hint)> NamesOn(HostState host, IDictionary bound) =>
        host.Teams.SelectMany(t => t.EffectiveInterfaces.Select(i => (i.Name, $"team {t.Name} on {host.Name}")));
}
