using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Reporting;

/// <summary>Which tenant each VM is of, and how tenants are told apart in a diagram: by colour and by pattern, so that colour is not the only cue.</summary>
internal sealed class TenantColors
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    // Told apart by most eyes, also where red and green look alike (Okabe and Ito), dark enough for black text beside and on them.
    private static readonly string[] s_colors = ["#e69f00", "#56b4e9", "#009e73", "#f0e442", "#4c8fd0", "#d55e00", "#cc79a7", "#a3a3a3"];

    private static readonly string[] s_patterns =
    [
        "", "M0 8 L8 0", "M0 0 L8 8", "M0 4 L8 4", "M4 0 L4 8", "M0 4 L8 4 M4 0 L4 8", "M0 8 L8 0 M0 0 L8 8", "M2 4 L6 4",
    ];

    private readonly Dictionary<(string Host, int Vm), int> _tenants = [];

    /// <summary>Finds the tenants of the VMs of some hosts.</summary>
    public TenantColors(IEnumerable<Tenant> tenants, IReadOnlyList<HostState> hosts, Fabric fabric)
    {
        TenantMembership membership = TenantMembership.Resolve(tenants, EndpointDirectory.Build(hosts, fabric));
        Names = [.. membership.Entries.Select(e => e.Tenant.Name)];
        for (int t = 0; t < membership.Entries.Count; t++)
        {
            foreach (Endpoint member in membership.Entries[t].Members.Where(m => m.Host is not null && m.MachineIndex >= 0))
            {
                _tenants[(member.Host!, member.MachineIndex)] = t;
            }
        }
    }

    /// <summary>The tenants, by number.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The tenant of a VM, or -1.</summary>
    public int TenantOf(HostState host, int vm) => _tenants.TryGetValue((host.Name, vm), out int tenant) ? tenant : -1;

    /// <summary>How shapes of a tenant are filled.</summary>
    public static string Fill(int tenant) => tenant < 0 ? "none" : $"url(#tenant{tenant % (s_colors.Length * s_patterns.Length)})";

    /// <summary>The definitions that fills refer to.</summary>
    public XElement Definitions() => new(s_svg + "defs", Enumerable.Range(0, System.Math.Min(Names.Count, s_colors.Length * s_patterns.Length)).Select(t =>
    {
        string path = s_patterns[((t / s_colors.Length) + t) % s_patterns.Length];
        return new XElement(
            s_svg + "pattern",
            new XAttribute("id", $"tenant{t}"),
            new XAttribute("width", 8),
            new XAttribute("height", 8),
            new XAttribute("patternUnits", "userSpaceOnUse"),
            new XElement(s_svg + "rect", new XAttribute("width", 8), new XAttribute("height", 8), new XAttribute("fill", s_colors[t % s_colors.Length])),
            path.Length == 0 ? null : new XElement(s_svg + "path", new XAttribute("d", path), new XAttribute("stroke", "#00000040"), new XAttribute("stroke-width", "1.2")));
    }));
}
