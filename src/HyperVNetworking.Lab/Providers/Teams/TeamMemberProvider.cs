using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>MSFT_NetLbfoTeamMember: NICs that are in no other team and under no virtual switch; one may stand by in a switch-independent team (facts B1.3; error texts UNCONFIRMED).</summary>
internal static class TeamMemberProvider
{
    private const long Standby = 1;
    private const long Wired = 14;

    /// <summary>CreateInstance: the NIC comes in an option, as a WQL pattern.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The member.</returns>
    public static CimRecord Create(InstanceCall call)
    {
        LabHost host = call.Host;
        string team = call.NeedText("Team");
        if (TeamProvider.Find(host, team) is null)
        {
            throw host.Fault.NotFound($"NIC team {team}");
        }

        if (!call.TryOption("Name", out string pattern))
        {
            throw host.Fault.InvalidParameter("a new team member needs the option Name.");
        }

        CimRecord[] nics = [.. Matching(host, pattern)];
        if (Of(host, team).Count() + nics.Length > TeamLimits.Members)
        {
            throw host.Fault.InvalidParameter($"a team has at most {TeamLimits.Members} members.");
        }

        bool standby = call.Number("AdministrativeMode") == Standby;
        if (standby)
        {
            CheckStandby(host, team, null);
        }

        return nics.Select(n => Join(host, team, n, standby)).Last();
    }

    /// <summary>ModifyInstance: active or standby.</summary>
    /// <param name="call">The call.</param>
    /// <param name="member">The member.</param>
    public static void Modify(InstanceCall call, CimRecord member)
    {
        uint mode = call.Number("AdministrativeMode") ?? (uint)(member.Number("AdministrativeMode") ?? 0);
        if (mode > Standby)
        {
            throw call.Host.Fault.InvalidParameter($"AdministrativeMode {mode} is neither Active nor Standby.");
        }

        if (mode == Standby)
        {
            CheckStandby(call.Host, member.Text("Team")!, member);
        }

        call.Host.Store.Put(call.Host.With(member, ("AdministrativeMode", mode), ("OperationalMode", mode), ("FailureReason", mode)));
    }

    /// <summary>DeleteInstance: never the last one.</summary>
    /// <param name="host">The host.</param>
    /// <param name="member">The member.</param>
    public static void Delete(LabHost host, CimRecord member)
    {
        if (!Of(host, member.Text("Team")!).Any(m => !IsStandby(m) && !Names.Same(m.Text("InstanceID"), member.Text("InstanceID"))))
        {
            throw host.Fault.InvalidOperation($"{member.Text("Name")} is the last active member of NIC team {member.Text("Team")}.");
        }

        host.Store.Remove(member);
    }

    /// <summary>The members of a team.</summary>
    /// <param name="host">The host.</param>
    /// <param name="team">The team's name.</param>
    /// <returns>The members.</returns>
    public static IEnumerable<CimRecord> Of(LabHost host, string team) => host.Store.Of(Msvm.TeamMember).Where(m => Names.Same(m.Text("Team"), team));

    /// <summary>Whether a member stands by.</summary>
    /// <param name="member">The member.</param>
    /// <returns>True if so.</returns>
    public static bool IsStandby(CimRecord member) => member.Number("AdministrativeMode") == Standby;

    /// <summary>The NICs that a WQL pattern means; each must be one that a team takes.</summary>
    /// <param name="host">The host.</param>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The NICs.</returns>
    public static IEnumerable<CimRecord> Matching(LabHost host, string pattern)
    {
        WqlPattern names = Pattern(host, pattern);
        CimRecord[] found = [.. host.Store.Of(Msvm.NetAdapter).Where(a => names.IsMatch(a.Text("Name")!))];
        if (found.Length == 0)
        {
            throw host.Fault.NotFound($"network adapter that matches {pattern}");
        }

        foreach (CimRecord adapter in found)
        {
            CheckTeamable(host, adapter);
        }

        return found;
    }

    /// <summary>Makes a NIC a member; its addresses rest until it is none any more.</summary>
    /// <param name="host">The host.</param>
    /// <param name="team">The team's name.</param>
    /// <param name="adapter">The NIC.</param>
    /// <param name="standby">Whether it stands by.</param>
    /// <returns>The member.</returns>
    public static CimRecord Join(LabHost host, string team, CimRecord adapter, bool standby) => host.Add(
        Msvm.TeamMember,
        ("InstanceID", adapter["DeviceID"]),
        ("Name", adapter["Name"]),
        ("InterfaceDescription", adapter["InterfaceDescription"]),
        ("Team", team),
        ("AdministrativeMode", standby ? 1 : 0),
        ("OperationalMode", standby ? 1 : 0),
        ("FailureReason", standby ? 1 : 0),
        ("ReceiveLinkSpeed", adapter["ReceiveLinkSpeed"]),
        ("TransmitLinkSpeed", adapter["TransmitLinkSpeed"]));

    private static void CheckTeamable(LabHost host, CimRecord adapter)
    {
        string name = adapter.Text("Name")!;
        if (adapter.Flag("Virtual") == true || adapter.Number("NdisPhysicalMedium") != Wired)
        {
            throw host.Fault.InvalidParameter($"the network adapter {name} cannot be in a team: it is virtual or wireless.");
        }

        if (host.Store.Find(Msvm.TeamMember, adapter.Text("DeviceID")) is CimRecord member)
        {
            throw host.Fault.InvalidOperation($"the network adapter {name} is a member of NIC team {member.Text("Team")}.");
        }

        if (host.Store.Of(Msvm.Allocation).Where(HostPort.IsExternal).SelectMany(a => HostPort.Adapters(host, a)).Contains(adapter))
        {
            throw host.Fault.InvalidOperation($"the network adapter {name} is bound to a virtual switch.");
        }
    }

    private static void CheckStandby(LabHost host, string team, CimRecord? member)
    {
        if (TeamProvider.Find(host, team)!.Number("TeamingMode") != (long)TeamingMode.SwitchIndependent)
        {
            throw host.Fault.InvalidParameter($"the NIC team {team} is switch dependent: all its members are active.");
        }

        CimRecord[] others = [.. Of(host, team).Where(m => member is null || !Names.Same(m.Text("InstanceID"), member.Text("InstanceID")))];
        if (others.Any(IsStandby))
        {
            throw host.Fault.InvalidParameter($"the NIC team {team} has a standby member already.");
        }

        if (others.Length == 0)
        {
            throw host.Fault.InvalidParameter($"the NIC team {team} would have no active member.");
        }
    }

    private static WqlPattern Pattern(LabHost host, string pattern)
    {
        try
        {
            return new WqlPattern(new WqlToken(WqlTokenKind.Text, pattern, 1));
        }
        catch (WqlException e)
        {
            throw host.Fault.InvalidParameter($"{e.Message}, in: {pattern}");
        }
    }
}
