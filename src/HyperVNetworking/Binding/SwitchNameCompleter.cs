using System.Collections;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>Completes the names of virtual switches.</summary>
public sealed class SwitchNameCompleter : SeenNameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Hint)> NamesOn(HostState host, IDictionary bound) => host.Switches.Select(s => (s.Name, $"virtual switch on {host.Name}"));
}
