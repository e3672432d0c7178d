using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Which NIC a new External switch is bound to: the only free one, the one the user names, or, on a host with a single NIC, the one that carries its management.</summary>
internal static class UplinkChoice
{
    private const string Management = "Management";

    /// <summary>The uplink, the traffic class it carries today if any, and why; null after an error.</summary>
    public static Uplink? Choose(PlanDraft draft, HostDraft host)
    {
        HostState state = host.State;
        string? named = draft.Options.UplinkNicByHost.FirstOrDefault(n => Names.Same(n.Key, host.Name)).Value ?? draft.Options.UplinkNic;
        if (named is not null)
        {
            return Named(draft, host, named);
        }

        PhysicalNic[] wired = state.PhysicalNics.Where(n => n.Kind == NicKind.Ethernet).ToArray();
        PhysicalNic[] free = wired.Where(n => n.InUseBy.Count == 0 && !state.IsBound(n.Name)).ToArray();
        if (free.Length == 1)
        {
            return new Uplink(free[0].Name, null, "It is the only Ethernet NIC that nothing uses.", Rejected(state, free[0]));
        }

        if (wired.Length == 1 && Names.Same(wired[0].Use, Management) && wired[0].IscsiConnection is null && !state.IsBound(wired[0].Name))
        {
            return new Uplink(wired[0].Name, wired[0].Use, "It is the host's only Ethernet NIC.", Rejected(state, wired[0]));
        }

        draft.Refuse(
            "UplinkNicNeeded",
            $"Host {host.Name} needs an uplink for a new External switch and {(free.Length == 0 ? "has no free Ethernet NIC" : "has several free Ethernet NICs")}: {Describe(state)}; name one (-UplinkNic).",
            host.Name);
        return null;
    }

    private static Uplink? Named(PlanDraft draft, HostDraft host, string name)
    {
        HostState state = host.State;
        PhysicalNic? nic = state.FindNic(name);
        string? problem =
            nic is null ? (state.FindTeam(name) is NicTeam team ? TeamProblem(state, team, name) : $"there is no physical NIC and no NIC team of that name; there are {Describe(state)}")
            : nic.Kind == NicKind.Hba ? "it is an HBA, a storage adapter, which no virtual switch can be bound to"
            : nic.Kind == NicKind.WiFi ? "it is a wireless adapter, which carries no VLAN tags"
            : state.IsBound(nic.Name) ? "a virtual switch or an NIC team is bound to it already"
            : nic.IscsiConnection is string iscsi ? $"an {iscsi} runs over it, and storage that is cut off takes its VMs along"
            : nic.Use is not null && !Names.Same(nic.Use, Management) ? $"the host uses it for {nic.Use}"
            : null;
        if (problem is null)
        {
            return new Uplink(nic?.Name ?? name, nic?.Use, "It was named (-UplinkNic).", null);
        }

        draft.Refuse("UplinkNotUsable", $"Host {host.Name} physical NIC {name} cannot be the uplink of a new External switch: {problem}; name another (-UplinkNic).", host.Name);
        return null;
    }

    private static string? TeamProblem(HostState state, NicTeam team, string name)
    {
        TeamNic? teamNic = team.EffectiveInterfaces.FirstOrDefault(i => Names.Same(i.Name, name)) ?? team.EffectiveInterfaces.FirstOrDefault(i => i.Vlan is null);
        return teamNic is null || teamNic.Vlan is not null ? "it is a team NIC of one VLAN, and tenants need a team NIC in default mode"
            : teamNic.Traffic is not null ? $"the host uses it for {teamNic.Traffic}"
            : state.Switches.Any(s => s.Uplinks.Any(u => Names.Same(u, teamNic.Name) || Names.Same(u, team.Name))) ? "a virtual switch is bound to it already"
            : null;
    }

    private static string Describe(HostState state)
    {
        IEnumerable<string> nics = state.PhysicalNics.Select(n => $"{n.Name} ({WhyNot(state, n) ?? "free"})");
        IEnumerable<string> teams = state.Teams.Select(t => $"NIC team {t.Name}");
        string all = Sentence.List(nics.Concat(teams));
        return all.Length == 0 ? "no NIC at all" : all;
    }

    private static string? Rejected(HostState state, PhysicalNic chosen)
    {
        string[] others = state.PhysicalNics
            .Where(n => n != chosen)
            .Select(n => $"physical NIC {n.Name}: {WhyNot(state, n) ?? "free"}")
            .ToArray();
        return others.Length == 0 ? null : string.Join("; ", others) + ".";
    }

    private static string? WhyNot(HostState state, PhysicalNic nic) =>
        nic.Kind == NicKind.Hba ? "an HBA, for storage only"
        : nic.Kind == NicKind.WiFi ? "wireless, carries no tags"
        : state.IsBound(nic.Name) ? "bound to a virtual switch or an NIC team"
        : nic.InUseBy.Count > 0 ? $"carries {Sentence.List(nic.InUseBy)}"
        : null;

    /// <param name="Name">The NIC or NIC team.</param>
    /// <param name="Use">What the host uses it for and then reaches through the switch; null if nothing.</param>
    /// <param name="Reason">Why this one, as a sentence.</param>
    /// <param name="Rejected">Why not the others.</param>
    internal sealed record Uplink(string Name, string? Use, string Reason, string? Rejected);
}
