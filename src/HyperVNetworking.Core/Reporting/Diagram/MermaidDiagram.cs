using System.Collections.Generic;
using System.Linq;
using System.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Reporting;

/// <summary>The network as a Mermaid flow chart, for wikis and pull requests: physical switches, hosts, virtual switches, and how many VMs of each tenant are on them.</summary>
public static class MermaidDiagram
{
    /// <summary>Draws a network.</summary>
    /// <param name="report">The report whose hosts, tenants and physical network are drawn.</param>
    /// <returns>The text of the chart.</returns>
    public static string Write(NetworkReport report)
    {
        var tenants = new TenantColors(report);
        var text = new StringBuilder("flowchart TB\n");
        var switches = new Dictionary<string, string>(Names.Comparer);
        foreach (PhysicalSwitch physical in report.Fabric.Switches)
        {
            switches[physical.Name] = $"p{switches.Count}";
            text.Append($"  {switches[physical.Name]}[[\"physical switch {Quoted(physical.Name)}\"]]\n");
        }

        foreach (FabricLink link in report.Fabric.Links.Where(l => switches.ContainsKey(l.First.Switch) && switches.ContainsKey(l.Second.Switch)))
        {
            text.Append($"  {switches[link.First.Switch]} ---|\"{Quoted(link.First.Port)} to {Quoted(link.Second.Port)}\"| {switches[link.Second.Switch]}\n");
        }

        for (int h = 0; h < report.Hosts.Count; h++)
        {
            Host(text, report.Hosts[h], h, tenants, switches);
        }

        return text.ToString();
    }

    private static void Host(StringBuilder text, HostState host, int number, TenantColors tenants, Dictionary<string, string> switches)
    {
        text.Append($"  subgraph h{number}[\"host {Quoted(host.Name)}{(host.Complete ? string.Empty : ", not read")}\"]\n");
        for (int s = 0; s < host.Switches.Count; s++)
        {
            VirtualSwitch virtualSwitch = host.Switches[s];
            text.Append($"    h{number}s{s}[\"virtual switch {Quoted(virtualSwitch.Name)} ({virtualSwitch.Type})\"]\n");
            var shares = Enumerable.Range(0, host.Vms.Count)
                .Where(v => host.Vms[v].Adapters.Any(a => ReferenceEquals(host.FindSwitch(a.Switch), virtualSwitch)))
                .GroupBy(v => tenants.TenantOf(host, v))
                .OrderBy(g => g.Key)
                .ToArray();
            for (int i = 0; i < shares.Length; i++)
            {
                string who = shares[i].Key < 0 ? "in no tenant" : "of " + Quoted(tenants.Names[shares[i].Key]);
                text.Append($"    h{number}s{s} --- h{number}s{s}t{i}(\"{shares[i].Count()} VMs {who}\")\n");
            }
        }

        text.Append("  end\n");
        foreach (PhysicalNic nic in host.PhysicalNics.Where(n => n.Port is not null && switches.ContainsKey(n.Port.Switch)))
        {
            text.Append($"  {switches[nic.Port!.Switch]} ---|\"{Quoted(nic.Name)} at {Quoted(nic.Port.Port)}\"| h{number}\n");
        }
    }

    // Mermaid knows entities in place of escapes.
    private static string Quoted(string text) => SafeText.Of(text).Replace("#", "#35;").Replace("\"", "#quot;").Replace("<", "#lt;").Replace(">", "#gt;").Replace("\n", " ");
}
