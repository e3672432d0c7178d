using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Reporting;

/// <summary>Which tenant each VM is of, and how tenants are told apart in a diagram: by colour and by pattern, so that colour is not the only cue.</summary>
internal sealed class TenantColors
{
    /// <summary>Stands for all tenants that have no colour of their own.</summary>
    public const int Others = int.MaxValue;

    private const int AllShown = 16;

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    // Told apart by most eyes, also where red and green look alike (Okabe and Ito), dark enough for black text beside and on them.
    private static readonly string[] s_colors = ["#e69f00", "#56b4e9", "#009e73", "#f0e442", "#4c8fd0", "#d55e00", "#cc79a7", "#a3a3a3"];

    private static readonly string[] s_patterns =
    [
        "", "M0 8 L8 0", "M0 0 L8 8", "M0 4 L8 4", "M4 0 L4 8", "M0 4 L8 4 M4 0 L4 8", "M0 8 L8 0 M0 0 L8 8", "M2 4 L6 4",
    ];

    private readonly Dictionary<(string Host, int Vm), int> _vms = [];
    private readonly Dictionary<Endpoint, int> _own = [];
    private readonly Lazy<Dictionary<string, Endpoint>> _byName;
    private readonly ILookup<string, Endpoint> _ownOf;
    private readonly HashSet<int> _shown;

    /// <summary>Finds the tenants of the endpoints of a report's hosts.</summary>
    public TenantColors(NetworkReport report)
    {
        EndpointDirectory directory = EndpointDirectory.Build(report.Hosts, report.Fabric);
        TenantMembership membership = TenantMembership.Resolve(report.Tenants, directory);
        Names = [.. membership.Entries.Select(e => e.Tenant.Name)];
        _ownOf = directory.Endpoints.Where(e => e.Host is not null && e.MachineIndex < 0).ToLookup(e => e.Host!, Model.Names.Comparer);
        _byName = new Lazy<Dictionary<string, Endpoint>>(() => directory.Endpoints.GroupBy(e => e.Name, Model.Names.Comparer).ToDictionary(g => g.Key, g => g.First(), Model.Names.Comparer));
        var troubled = new HashSet<string>(report.Verdicts.Where(v => v.Outcome == Outcome.Violated).Select(v => v.Tenant), Model.Names.Comparer);
        Shown = Names.Count <= AllShown
            ? [.. Enumerable.Range(0, Names.Count)]
            : [.. Enumerable.Range(0, Names.Count).OrderBy(t => troubled.Contains(Names[t]) ? 0 : 1).ThenByDescending(t => membership.Entries[t].Members.Count).Take(s_colors.Length).OrderBy(t => t)];
        _shown = [.. Shown];
        for (int t = 0; t < membership.Entries.Count; t++)
        {
            foreach (Endpoint member in membership.Entries[t].Members.Where(m => m.Host is not null))
            {
                if (member.MachineIndex >= 0)
                {
                    _vms[(member.Host!, member.MachineIndex)] = t;
                }
                else
                {
                    _own[member] = t;
                }
            }
        }
    }

    /// <summary>The tenants, by number.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The tenant of a VM, or -1.</summary>
    public int TenantOf(HostState host, int vm) => _vms.TryGetValue((host.Name, vm), out int tenant) ? tenant : -1;

    /// <summary>The tenant of an endpoint of a host itself, or -1.</summary>
    public int TenantOf(Endpoint own) => _own.TryGetValue(own, out int tenant) ? tenant : -1;

    /// <summary>The endpoints of a host itself: host adapters, team NICs and NICs that it uses.</summary>
    public IEnumerable<Endpoint> OwnOf(HostState host) => _ownOf[host.Name];

    /// <summary>An endpoint by the name that traces print; null for a place that a VM only may move to.</summary>
    public Endpoint? Find(string name) => _byName.Value.TryGetValue(name, out Endpoint? endpoint) ? endpoint : null;

    /// <summary>The tenants that have a colour of their own: all of a few; of many those that something is wrong with, and then the largest.</summary>
    public IReadOnlyList<int> Shown { get; }

    /// <summary>The tenant as whose share a VM counts: its own, or <see cref="Others"/>.</summary>
    public int ShownAs(int tenant) => tenant < 0 || _shown.Contains(tenant) ? tenant : Others;

    /// <summary>How shapes of a tenant are filled.</summary>
    public string Fill(int tenant) => tenant < 0 ? "none" : ShownAs(tenant) == Others ? "url(#others)" : $"url(#tenant{tenant})";

    /// <summary>The definitions that fills refer to.</summary>
    public XElement Definitions() => new(
        s_svg + "defs",
        Pattern("others", "#ffffff", "M1 4 h1 M5 1 h1 M5 7 h1"),
        Shown.Select((t, i) => Pattern($"tenant{t}", s_colors[i % s_colors.Length], s_patterns[((i / s_colors.Length) + i) % s_patterns.Length])));

    private static XElement Pattern(string id, string color, string path) => new(
        s_svg + "pattern",
        new XAttribute("id", id),
        new XAttribute("width", 8),
        new XAttribute("height", 8),
        new XAttribute("patternUnits", "userSpaceOnUse"),
        new XElement(s_svg + "rect", new XAttribute("width", 8), new XAttribute("height", 8), new XAttribute("fill", color)),
        path.Length == 0 ? null : new XElement(s_svg + "path", new XAttribute("d", path), new XAttribute("stroke", "#00000040"), new XAttribute("stroke-width", "1.2")));
}
