using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>MSFT_NetLbfoTeamNic: one VLAN each; the primary one alone can be in default mode and goes with its team (facts B1.2, B1.3; error texts UNCONFIRMED).</summary>
internal static class TeamNicProvider
{
    private const uint LastVlan = 4094;
    private const string Driver = "Microsoft Network Adapter Multiplexor Driver";

    /// <summary>CreateInstance: team, VLAN and, if wanted, a name.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The team NIC.</returns>
    public static CimRecord Create(InstanceCall call)
    {
        LabHost host = call.Host;
        string team = call.NeedText("Team");
        if (TeamProvider.Find(host, team) is null)
        {
            throw host.Fault.NotFound($"NIC team {team}");
        }

        uint vlan = call.Number("VlanID") ?? throw host.Fault.InvalidParameter("a new team NIC needs VlanID.");
        string name = call.Given.TryGetValue("Name", out object? given) ? (string)given : DefaultName(team, vlan);
        CheckVlan(host, team, vlan, null);
        CheckAlias(host, name);
        if (Of(host, team).Count() >= TeamLimits.TeamNics)
        {
            throw host.Fault.InvalidOperation($"the NIC team {team} has {TeamLimits.TeamNics} team NICs, and no more are possible.");
        }

        if (host.Options.RefuseTeamNicBesideSwitch)
        {
            foreach (CimRecord other in Of(host, team))
            {
                CheckNoSwitch(host, other);
            }
        }

        return Make(host, team, name, vlan, primary: false);
    }

    /// <summary>ModifyInstance: the VLAN or default mode come in an option; Windows then names it anew.</summary>
    /// <param name="call">The call.</param>
    /// <param name="teamNic">The team NIC.</param>
    public static void Modify(InstanceCall call, CimRecord teamNic)
    {
        LabHost host = call.Host;
        string team = teamNic.Text("Team")!;
        bool toDefault = call.TryOption("Default", out bool flag) && flag;
        if (toDefault == call.TryOption("VlanID", out uint vlan))
        {
            throw host.Fault.InvalidParameter("a team NIC takes one of the options VlanID and Default.");
        }

        bool primary = teamNic.Flag("Primary") == true;
        if (toDefault && !primary)
        {
            throw host.Fault.InvalidParameter($"{teamNic.Text("Name")} is not the primary team NIC of {team}, and no other can be in default mode.");
        }

        if (!toDefault)
        {
            CheckVlan(host, team, vlan, teamNic);
            CheckNoSwitch(host, teamNic);
        }

        CimRecord changed = host.With(teamNic, ("VlanID", toDefault ? null : vlan), ("Default", toDefault));
        host.Store.Put(changed);
        if (primary || host.Options.RenameTeamNicWithVlan)
        {
            NetAdapterProvider.Rename(host, HostPort.Adapter(host, teamNic.Text("InstanceID")!)!, toDefault ? team : DefaultName(team, vlan));
        }
    }

    /// <summary>DeleteInstance: never the primary one.</summary>
    /// <param name="host">The host.</param>
    /// <param name="teamNic">The team NIC.</param>
    public static void Delete(LabHost host, CimRecord teamNic)
    {
        if (teamNic.Flag("Primary") == true)
        {
            throw host.Fault.InvalidOperation($"{teamNic.Text("Name")} is the primary team NIC of {teamNic.Text("Team")}, and goes with the team only.");
        }

        CheckNoSwitch(host, teamNic);
        Remove(host, teamNic);
    }

    /// <summary>Makes a team NIC with its adapter.</summary>
    /// <param name="host">The host.</param>
    /// <param name="team">The team's name.</param>
    /// <param name="name">Its alias.</param>
    /// <param name="vlan">Its VLAN; null for default mode.</param>
    /// <param name="primary">Whether it came with the team.</param>
    /// <returns>The team NIC.</returns>
    public static CimRecord Make(LabHost host, string team, string name, uint? vlan, bool primary)
    {
        string guid = host.NewGuid();
        CimRecord made = Make(host, guid, StableGuid.Mac("001B21", host.Name, guid), team, name, vlan, primary);
        if (host.Options.ServeNewTeamNics)
        {
            NicObjects.AddAddress(host, HostPort.Adapter(host, made.Text("InstanceID")!)!, AddressProvider.FromDhcp);
        }

        return made;
    }

    /// <summary>Makes a team NIC with an identity of its own.</summary>
    /// <param name="host">The host.</param>
    /// <param name="guid">The adapter's GUID, without braces.</param>
    /// <param name="mac">Its MAC address.</param>
    /// <param name="team">The team's name.</param>
    /// <param name="name">Its alias.</param>
    /// <param name="vlan">Its VLAN; null for default mode.</param>
    /// <param name="primary">Whether it came with the team.</param>
    /// <returns>The team NIC.</returns>
    public static CimRecord Make(LabHost host, string guid, string mac, string team, string name, uint? vlan, bool primary)
    {
        CimRecord adapter = NicObjects.AddAdapter(host, guid, name, Driver, mac, isVirtual: true, medium: 0);
        string description = (string)adapter["InterfaceDescription"]!;
        NicObjects.AddBindable(host, guid, description, mac, NicKind.Ethernet);
        return host.Add(
            Msvm.TeamNic,
            ("InstanceID", $"{{{guid}}}"),
            ("Name", name),
            ("InterfaceDescription", description),
            ("Team", team),
            ("VlanID", vlan),
            ("Primary", primary),
            ("Default", vlan is null),
            ("FailureReason", 0));
    }

    /// <summary>Takes a team NIC away, with its adapter and addresses.</summary>
    /// <param name="host">The host.</param>
    /// <param name="teamNic">The team NIC.</param>
    public static void Remove(LabHost host, CimRecord teamNic)
    {
        CimRecord adapter = HostPort.Adapter(host, teamNic.Text("InstanceID")!)!;
        AddressObjects.Remove(host, adapter);
        host.Store.Remove(host.Store.Of(Msvm.ExternalPort).First(p => p.Text("DeviceID")!.EndsWith(adapter.Text("DeviceID")!, System.StringComparison.OrdinalIgnoreCase)));
        host.Store.Remove(adapter);
        host.Store.Remove(teamNic);
    }

    /// <summary>The team NICs of a team.</summary>
    /// <param name="host">The host.</param>
    /// <param name="team">The team's name.</param>
    /// <returns>The team NICs.</returns>
    public static IEnumerable<CimRecord> Of(LabHost host, string team) => host.Store.Of(Msvm.TeamNic).Where(n => Names.Same(n.Text("Team"), team));

    /// <summary>Refuses what a virtual switch is bound to.</summary>
    /// <param name="host">The host.</param>
    /// <param name="teamNic">The team NIC.</param>
    public static void CheckNoSwitch(LabHost host, CimRecord teamNic)
    {
        CimRecord? adapter = HostPort.Adapter(host, teamNic.Text("InstanceID")!);
        if (host.Store.Of(Msvm.Allocation).Where(HostPort.IsExternal).SelectMany(a => HostPort.Adapters(host, a)).Any(a => ReferenceEquals(a, adapter)))
        {
            throw host.Fault.InvalidOperation($"a virtual switch is bound to {teamNic.Text("Name")}, the team NIC of {teamNic.Text("Team")}.");
        }
    }

    /// <summary>Refuses an alias that an interface has.</summary>
    /// <param name="host">The host.</param>
    /// <param name="alias">The alias.</param>
    public static void CheckAlias(LabHost host, string alias)
    {
        if (host.Store.Of(Msvm.NetAdapter).Any(a => Names.Same(a.Text("Name"), alias)))
        {
            throw host.Fault.AlreadyExists($"a network adapter {alias} exists.");
        }
    }

    private static string DefaultName(string team, uint vlan) => $"{team} - VLAN {vlan}";

    private static void CheckVlan(LabHost host, string team, uint vlan, CimRecord? own)
    {
        if (vlan > LastVlan)
        {
            throw host.Fault.InvalidParameter($"VlanID {vlan} is not within 0 to {LastVlan}.");
        }

        if (Of(host, team).Any(n => n.Number("VlanID") == vlan && !Names.Same(n.Text("InstanceID"), own?.Text("InstanceID"))))
        {
            throw host.Fault.AlreadyExists($"a team NIC of {team} has VLAN {vlan}.");
        }
    }
}
