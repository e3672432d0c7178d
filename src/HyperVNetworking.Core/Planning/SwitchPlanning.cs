using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Stage 3: the fewest virtual switches. One External switch per host for all Fabric tenants there, and one Private switch per HostOnly tenant.</summary>
internal static class SwitchPlanning
{
    public const string CommonName = "Tenant Switch";

    public static void Run(PlanDraft draft)
    {
        foreach (string unknown in draft.Options.UplinkNicByHost.Keys.Where(name => !draft.Hosts.Any(h => Names.Same(h.Name, name))))
        {
            draft.Refuse("UplinkNotUsable", $"An uplink is named for host {unknown}, and the hosts are {Sentence.List(draft.Hosts.Select(h => h.Name))}; correct the name (-UplinkNic).", unknown);
        }

        HostDraft[] needing = draft.Hosts.Where(h => h.State.Complete && h.Members.Any(m => !m.Tenant.IsHostOnly)).ToArray();
        foreach (HostDraft host in needing)
        {
            host.External = ExistingExternal(host);
        }

        string common = needing
            .Where(h => h.External is not null)
            .GroupBy(h => h.External!.Switch.Name, Names.Comparer)
            .OrderByDescending(g => g.Count())
            .Select(g => g.Key)
            .FirstOrDefault() ?? CommonName;
        foreach (HostDraft host in needing)
        {
            host.External ??= NewExternal(draft, host, host.State.NewSwitches?.External ?? common);
            if (host.External is SwitchDraft external)
            {
                Explain(draft, host, external);
            }
        }

        if (needing.Length > 0)
        {
            draft.Decide(
                "VLANs on virtual switches",
                "no virtual switch is limited to a VLAN (the article calls that \"Trunk mode\"); each VM adapter has its own",
                "Several tenants share one External switch, and only the adapters can say which frame is whose.",
                "A VLAN on the virtual switch: in Hyper-V it tags the host's own adapter on that switch and not the VMs.");
        }

        PrivateSwitches.Run(draft);
    }

    // The switch that most members are on moves the fewest of them; a name wished for, and no management on it, come next.
    private static SwitchDraft? ExistingExternal(HostDraft host)
    {
        HostState state = host.State;
        Dictionary<VirtualSwitch, int> connected = state.Switches.Where(s => IsSuitable(state, s)).ToDictionary(s => s, _ => 0);
        foreach (MemberDraft member in host.Members.Where(m => !m.Tenant.IsHostOnly))
        {
            if (state.FindSwitch(member.Adapter.Switch) is VirtualSwitch on && connected.TryGetValue(on, out int count))
            {
                connected[on] = count + 1;
            }
        }

        VirtualSwitch? best = connected.Keys
            .OrderByDescending(s => connected[s])
            .ThenByDescending(s => Names.Same(s.Name, state.NewSwitches?.External))
            .ThenBy(s => s.AllowManagementOS)
            .ThenBy(s => s.Name, Names.Comparer)
            .FirstOrDefault();
        return best is null ? null : new SwitchDraft(best, IsNew: false, null, ReferenceTo(state, best));
    }

    private static bool IsSuitable(HostState state, VirtualSwitch s) =>
        s.Type == SwitchType.External
        && !s.Uplinks.Any(u => state.FindNic(u) is { Kind: not NicKind.Ethernet }
            || state.Teams.SelectMany(t => t.EffectiveInterfaces).Any(i => Names.Same(i.Name, u) && i.Vlan is not null));

    private static SwitchDraft? NewExternal(PlanDraft draft, HostDraft host, string name)
    {
        UplinkChoice.Uplink? uplink = UplinkChoice.Choose(draft, host);
        if (uplink is null || IsNameTaken(draft, host, name))
        {
            return null;
        }

        draft.Decide($"{host.Name} uplink", $"{(host.State.FindNic(uplink.Name) is null ? "NIC team" : "physical NIC")} {uplink.Name}", uplink.Reason, uplink.Rejected);
        var created = new VirtualSwitch
        {
            Name = name,
            Type = SwitchType.External,
            Uplinks = [uplink.Name],
            AllowManagementOS = uplink.Use is not null,
        };
        return new SwitchDraft(created, IsNew: true, uplink.Use, name);
    }

    private static void Explain(PlanDraft draft, HostDraft host, SwitchDraft external)
    {
        TenantDraft[] tenants = host.Members.Select(m => m.Tenant).Where(t => !t.IsHostOnly).Distinct().ToArray();
        VirtualSwitch s = external.Switch;
        draft.Decide(
            $"{host.Name} virtual switch {s.Name}",
            $"{(external.IsNew ? "one new" : "the existing")} External switch for {Sentence.Tenants(tenants)} on {s.Uplinks}, {(s.AllowManagementOS ? "shared with" : "not shared with")} the management OS",
            s.AllowManagementOS
                ? "Their members need the wire, and the host is managed over the same NIC, so it keeps its path through the switch."
                : "Their members need the wire; keeping the management OS off the switch keeps its traffic apart from the VMs'.",
            "One External switch per tenant: each costs VMMS.EXE work and a NIC of its own, and VLANs on the adapters keep the tenants apart on one.");
    }

    /// <summary>How adapters name a switch: by name, or by GUID where the name means several.</summary>
    internal static string ReferenceTo(HostState state, VirtualSwitch s) =>
        s.Id is not null && state.Switches.Count(o => Names.Same(o.Name, s.Name)) > 1 ? s.Id : s.Name;

    /// <summary>Whether a new switch cannot have a name; then an error says so.</summary>
    internal static bool IsNameTaken(PlanDraft draft, HostDraft host, string name)
    {
        if (host.State.FindSwitch(name) is null && !host.Private.Values.Any(p => Names.Same(p.Switch.Name, name))
            && !(host.External is SwitchDraft external && Names.Same(external.Switch.Name, name)))
        {
            return false;
        }

        draft.Refuse(
            "SwitchNameTaken",
            $"Host {host.Name} needs a new virtual switch {name}, but has or is to have another switch of that name; give the new one a name of its own (newSwitches of the host in the document).",
            host.Name);
        return true;
    }
}
