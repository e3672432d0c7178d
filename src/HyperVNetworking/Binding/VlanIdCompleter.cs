using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>Completes VLANs that adapters on the labs, states and documents of the command line are in, with who is in them; it asks no real host.</summary>
public sealed class VlanIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        SeenHosts.Complete(SeenHosts.On(fakeBoundParameters).SelectMany(Used), wordToComplete).OrderBy(c => int.Parse(c.ListItemText, System.Globalization.CultureInfo.InvariantCulture));

    private static IEnumerable<(string Name, string Hint)> Used(HostState host) => host.Vms
        .SelectMany(v => v.Adapters.Select(a => (a.Vlan, Hint: $"VM {v.Name}")))
        .Concat(host.HostAdapters.Select(a => (a.Vlan, Hint: $"vEthernet ({a.Name}) of {host.Name}")))
        .Where(a => a.Vlan is PortVlan.Access)
        .Select(a => (((PortVlan.Access)a.Vlan).Id.ToString(), a.Hint));
}
