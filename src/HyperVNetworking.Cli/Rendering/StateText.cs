using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>Hosts as people read them.</summary>
internal static class StateText
{
    /// <summary>Writes each host with its virtual switches and adapters.</summary>
    public static void Write(Terminal terminal, ValueList<HostState> hosts)
    {
        foreach (HostState host in hosts)
        {
            terminal.WriteHeading(host.Complete ? $"Host {host.Name}" : $"Host {host.Name} (not read)");
            terminal.WriteTable(
                ["Virtual switch", "Type", "Uplink", "Management OS"],
                host.Switches.Select(s => new[] { s.Name, s.Type.ToString(), s.Uplinks.ToString(), s.AllowManagementOS ? "shared" : "-" }));
            terminal.WriteLine();
            terminal.WriteTable(
                ["Adapter", "Virtual switch", "VLAN"],
                host.Vms.SelectMany(vm => vm.Adapters.Select(a => new[] { $"VM {vm.Name} '{a.Name}'", a.Switch ?? "disconnected", a.Vlan.ToString() }))
                    .Concat(host.HostAdapters.Select(a => new[] { $"host adapter vEthernet ({a.Name})", a.Switch, a.Vlan.ToString() })));
        }
    }
}
