using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>The hosts that layouts are drawn for: their NICs, their traffic classes, and whether they have tenants.</summary>
internal sealed class LayoutSite
{
    // Before Windows Server 2022.
    private static readonly string[] s_olderYears = ["2012", "2016", "2019"];

    private readonly string[] _nics;
    private HostState[] _hosts;

    private LayoutSite(HostState[] hosts, string[] nics, string[] added, NicClass[] classes, ValueList<TeamTraffic> traffic, bool hasTenants)
    {
        _hosts = hosts;
        _nics = nics;
        Added = added;
        Classes = classes;
        Traffic = traffic;
        HasTenants = hasTenants;
    }

    /// <summary>The hosts, with the NICs that the backend has yet to present.</summary>
    public IReadOnlyList<HostState> Hosts => _hosts;

    /// <summary>The NICs that the backend has yet to present.</summary>
    public string[] Added { get; }

    /// <summary>The NICs at hand, sorted into those that are equal.</summary>
    public NicClass[] Classes { get; }

    /// <summary>The host's traffic classes.</summary>
    public ValueList<TeamTraffic> Traffic { get; }

    /// <summary>Whether tenants need a team.</summary>
    public bool HasTenants { get; }

    /// <summary>Whether Windows takes no virtual switch on a NIC team on some host, so that the switch has to team NICs itself (field.md, finding 5).</summary>
    public bool MustEmbed => Array.Exists(_hosts, h => h.OS?.StartsWith("WindowsServer", StringComparison.OrdinalIgnoreCase) == true
        && !s_olderYears.Any(y => h.OS.IndexOf(y, StringComparison.Ordinal) > 0));

    /// <summary>Whether the Windows of every host knows SET.</summary>
    public bool KnowsEmbedding => Array.TrueForAll(_hosts, h => h.OS?.IndexOf("2012", StringComparison.Ordinal) is not > 0);

    /// <summary>Looks at hosts.</summary>
    /// <returns>The site; null after errors.</returns>
    public static LayoutSite? Of(NetworkDocument document, IReadOnlyList<HostState> states, TeamLayoutOptions options, List<PlannerError> errors)
    {
        errors.AddRange(states.Where(s => !s.Complete).Select(LayoutErrors.NotRead));
        ValueList<TeamTraffic> traffic = options.Traffic.Count > 0 ? options.Traffic : TrafficOf(states, errors);
        if (errors.Count > 0 || states.Count == 0)
        {
            return null;
        }

        string[] atHand = NicsAtHand.Find(states, options.Nics, errors);
        (HostState[] hosts, string[] added) = errors.Count > 0 ? ([], []) : NicsAtHand.Present(states, atHand, options.AdditionalNics, errors);
        string[] nics = [.. atHand, .. added];
        foreach (HostState host in hosts)
        {
            VirtualSwitch[] on = SwitchesOn(host, nics).ToArray();
            if (on.Length > 1)
            {
                errors.Add(LayoutErrors.SeveralSwitches(host, on.Select(s => s.Name)));
            }
        }

        if (errors.Count > 0)
        {
            return null;
        }

        NicClass[] classes = NicClass.Of(hosts, nics, document.Fabric);
        if (classes.Length > NicsAtHand.Most)
        {
            errors.Add(LayoutErrors.TooManyNics(hosts[0], classes.Length, NicsAtHand.Most));
            return null;
        }

        bool hasTenants = hosts.Any(h => SwitchesOn(h, nics).Any()) || document.Tenants.Any(t => t.Visibility == TenantVisibility.Fabric);
        return new LayoutSite(hosts, nics, added, classes, traffic, hasTenants);
    }

    /// <summary>The physical switch that NICs leave by, on the first host.</summary>
    public string SwitchOf(NicClass nics) => _hosts[0].FindNic(nics.Nics[0])!.Port!.Switch;

    /// <summary>The hardware port that NICs are presented from, on the first host.</summary>
    public string HardwareOf(NicClass nics) => _hosts[0].FindNic(nics.Nics[0])!.PhysicalPort!;

    /// <summary>The hosts with a layout in the place of the teams that the NICs at hand are in.</summary>
    public HostState[] Apply(TeamLayout layout) => _hosts.Select(h => Apply(h, layout)).ToArray();

    /// <summary>Connects the tenants of hosts that have no virtual switch yet as they would be, so that what layouts do to them can be judged.</summary>
    public void Connect(NetworkDocument document, TeamLayout layout)
    {
        if (HasTenants && !_hosts.Any(h => SwitchesOn(h, _nics).Any()))
        {
            LayoutTeam team = layout.Teams.First(t => t.CarriesTenants) with { IsEmbedded = false };
            HostState[] teamed = Apply(layout with { Teams = layout.Teams.Replace(t => t.CarriesTenants, _ => team) });
            NetworkPlan? plan = TenantVlanPlanner.Plan(document, teamed, new PlannerOptions { UplinkNic = team.Name, OrderCheckLimit = 0 }).Plan;
            _hosts = plan is null ? _hosts : PlannedHosts.After(plan.Steps, teamed);
        }
    }

    /// <summary>A name that no interface of any host has and no other team of the layout.</summary>
    public string NameFor(string wanted, IReadOnlyCollection<string> taken)
    {
        string name = wanted;
        for (int i = 2; taken.Contains(name, Names.Comparer) || Array.Exists(_hosts, h => h.FindNic(name) is not null || (h.FindTeam(name) is NicTeam team && !IsReplaced(team))); i++)
        {
            name = FormattableString.Invariant($"{wanted} {i}");
        }

        return name;
    }

    private HostState Apply(HostState host, TeamLayout layout)
    {
        NicTeam[] gone = host.Teams.Where(IsReplaced).ToArray();
        VirtualSwitch[] on = SwitchesOn(host, _nics).ToArray();
        LayoutTeam? tenants = layout.Teams.FirstOrDefault(t => t.CarriesTenants);
        return host with
        {
            PhysicalNics = host.PhysicalNics.Replace(n => _nics.Contains(n.Name, Names.Comparer), n => n with { Use = null }),
            Teams = host.Teams.RemoveAll(gone.Contains).Concat(layout.Teams.Where(t => !t.IsEmbedded).Select(Made)).ToValueList(),
            Switches = tenants is null ? host.Switches : host.Switches.Replace(on.Contains, s => s with
            {
                Uplinks = tenants.IsEmbedded ? tenants.Members : [tenants.Name],
                EmbeddedTeam = tenants.IsEmbedded,
            }),
        };
    }

    private static NicTeam Made(LayoutTeam team) => new()
    {
        Name = team.Name,
        Members = team.Members,
        Standby = team.Standby,
        Mode = team.Mode,
        LacpTimer = team.Mode == TeamingMode.Lacp ? LacpTimer.Fast : null,
        Interfaces = team.Traffic.Select(t => TeamCreation.TeamNicOf(team.Name, t)).ToValueList(),
    };

    private bool IsReplaced(NicTeam team) => team.Members.Any(m => _nics.Contains(m, Names.Comparer));

    private static IEnumerable<VirtualSwitch> SwitchesOn(HostState host, string[] nics) => host.Switches.Where(s => s.Type == SwitchType.External
        && s.Uplinks.Any(u => nics.Contains(u, Names.Comparer) || host.FindTeam(u)?.Members.Any(m => nics.Contains(m, Names.Comparer)) == true));

    // What a host carries twice, it carries once.
    private static ValueList<TeamTraffic> TrafficOf(IReadOnlyList<HostState> states, List<PlannerError> errors)
    {
        var traffic = new List<TeamTraffic>();
        foreach ((HostState host, TeamNic teamNic) in states.SelectMany(h => h.Teams.SelectMany(t => t.EffectiveInterfaces.Where(i => i.Traffic is not null && i.Vlan is not null), (_, i) => (h, i))))
        {
            TeamTraffic? known = traffic.FirstOrDefault(t => Names.Same(t.Traffic, teamNic.Traffic));
            if (known is null)
            {
                traffic.Add(new TeamTraffic { Traffic = teamNic.Traffic, Vlan = teamNic.Vlan });
            }
            else if (known.Vlan != teamNic.Vlan && !errors.Exists(e => e.ErrorId == "TrafficDiffers"))
            {
                errors.Add(LayoutErrors.TrafficDiffers(teamNic.Traffic!, host));
            }
        }

        if (traffic.Count == 0)
        {
            errors.Add(LayoutErrors.TrafficUnknown());
        }

        return traffic.ToValueList();
    }
}
