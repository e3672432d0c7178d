using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>Who manages what a change touches, as far as a host's state tells (site-rules B2, C1).</summary>
internal static class HostOwnership
{
    /// <summary>The owner, as a clause; null if nobody is known.</summary>
    public static string? FindOwner(HostChange change, HostState host) =>
        ForwardingOf(change, host) ?? host.NetworkOwners.Where(owner => Keeps(owner, change)).Select(owner => Describe(owner, host)).FirstOrDefault();

    private static string? ForwardingOf(HostChange change, HostState host) => SwitchesOf(change, host)
        .Select(host.FindSwitch)
        .Where(s => s?.ForwardingExtension is not null)
        .Select(s => $"virtual switch {s!.Name}, whose forwarding is done by {s.ForwardingExtension}")
        .FirstOrDefault();

    // Network ATC leaves what is set on a VM's adapter alone; the others set that too.
    private static bool Keeps(NetworkOwner owner, HostChange change) => owner != NetworkOwner.NetworkAtc
        || change is not (HostChange.ConnectAdapter or HostChange.AdapterChange { Adapter.IsHostAdapter: false });

    private static string Describe(NetworkOwner owner, HostState host) => owner switch
    {
        NetworkOwner.NetworkAtc => $"what Network ATC keeps as its intents say (service NetworkATC runs on {host.Name})",
        NetworkOwner.Vmm => $"what System Center Virtual Machine Manager sets (service SCVMMAgent runs on {host.Name})",
        _ => $"what Network Controller programs (service NcHostAgent or SlbHostAgent runs on {host.Name})",
    };

    private static IEnumerable<string?> SwitchesOf(HostChange change, HostState host) => change switch
    {
        HostChange.RemoveSwitch remove => [remove.Switch.Name],
        HostChange.SetUplinks uplinks => [uplinks.Switch],
        HostChange.AddHostAdapter add => [add.Adapter.Switch],
        HostChange.RemoveHostAdapter remove => [remove.Adapter.Switch],
        HostChange.ConnectAdapter connect => [connect.From, connect.To],
        HostChange.AdapterChange { Adapter.IsHostAdapter: true } setting => [setting.Adapter.Switch],
        HostChange.AdapterChange setting => [(setting.Adapter.FindIn(host) as VmAdapter)?.Switch],
        _ => [],
    };
}
