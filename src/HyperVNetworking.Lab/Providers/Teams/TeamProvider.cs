using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>MSFT_NetLbfoTeam: teams come with their members and one team NIC in default mode, named as the team unless said otherwise (facts B1.2, B1.3).</summary>
internal static class TeamProvider
{
    private const uint Lacp = 2;
    private const uint Fast = 1;
    private static readonly uint[] s_loadBalancing = [0, 2, 3, 4, 5];

    /// <summary>CreateInstance: the members come in an option, as WQL patterns.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The team.</returns>
    public static CimRecord Create(InstanceCall call)
    {
        LabHost host = call.Host;
        string name = call.NeedText("Name");
        string teamNic = call.TryOption("TeamNicName", out string given) ? given : name;
        if (!call.TryOption("TeamMembers", out string[] patterns) || patterns.Length == 0)
        {
            throw host.Fault.InvalidParameter("a new team needs the option TeamMembers.");
        }

        if (Find(host, name) is not null)
        {
            throw host.Fault.AlreadyExists($"the NIC team {name} exists.");
        }

        TeamNicProvider.CheckAlias(host, teamNic);
        (uint mode, uint loadBalancing, uint? timer) = Settings(call, null);
        CimRecord[] members = [.. patterns.SelectMany(p => TeamMemberProvider.Matching(host, p)).Distinct()];
        if (members.Length > TeamLimits.Members)
        {
            throw host.Fault.InvalidParameter($"a team has at most {TeamLimits.Members} members.");
        }

        CimRecord team = host.Add(
            Msvm.Team,
            ("InstanceID", $"{{{host.NewGuid()}}}"),
            ("Name", name),
            ("TeamingMode", mode),
            ("LoadBalancingAlgorithm", loadBalancing),
            ("LacpTimer", timer),
            ("Status", 0));
        foreach (CimRecord member in members)
        {
            TeamMemberProvider.Join(host, name, member, standby: false);
        }

        TeamNicProvider.Make(host, name, teamNic, vlan: null, primary: true);
        return team;
    }

    /// <summary>ModifyInstance: mode, load balancing and LACP timer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="team">The team.</param>
    public static void Modify(InstanceCall call, CimRecord team)
    {
        (uint mode, uint loadBalancing, uint? timer) = Settings(call, team);
        if (mode != (uint)TeamingMode.SwitchIndependent && TeamMemberProvider.Of(call.Host, team.Text("Name")!).Any(TeamMemberProvider.IsStandby))
        {
            throw call.Host.Fault.InvalidParameter($"the NIC team {team.Text("Name")} has a standby member, which only a switch-independent team can have.");
        }

        call.Host.Store.Put(call.Host.With(team, ("TeamingMode", mode), ("LoadBalancingAlgorithm", loadBalancing), ("LacpTimer", timer)));
    }

    /// <summary>DeleteInstance: members are free again and team NICs go; a virtual switch on it is in the way.</summary>
    /// <param name="host">The host.</param>
    /// <param name="team">The team.</param>
    public static void Delete(LabHost host, CimRecord team)
    {
        string name = team.Text("Name")!;
        CimRecord[] teamNics = [.. TeamNicProvider.Of(host, name)];
        foreach (CimRecord teamNic in teamNics)
        {
            TeamNicProvider.CheckNoSwitch(host, teamNic);
        }

        foreach (CimRecord teamNic in teamNics)
        {
            TeamNicProvider.Remove(host, teamNic);
        }

        foreach (CimRecord member in TeamMemberProvider.Of(host, name).ToArray())
        {
            host.Store.Remove(member);
        }

        host.Store.Remove(team);
    }

    /// <summary>The static method Rename: the team and what is in it; team NICs keep their names.</summary>
    /// <param name="host">The host.</param>
    /// <param name="method">The method.</param>
    /// <param name="given">The in parameters.</param>
    /// <returns>The answer; null if the lab lacks the method.</returns>
    public static CimMethodAnswer? Invoke(LabHost host, CimMethodDefinition method, IReadOnlyDictionary<string, object> given)
    {
        if (method.Name != "Rename" || !given.TryGetValue("Name", out object? old) || !given.TryGetValue("NewName", out object? name))
        {
            return null;
        }

        CimRecord team = Find(host, (string)old) ?? throw host.Fault.NotFound($"NIC team {old}");
        if (Find(host, (string)name) is not null)
        {
            throw host.Fault.AlreadyExists($"the NIC team {name} exists.");
        }

        CimRecord renamed = host.With(team, ("Name", name));
        host.Store.Put(renamed);
        foreach (CimRecord part in TeamMemberProvider.Of(host, (string)old).Concat(TeamNicProvider.Of(host, (string)old)).ToArray())
        {
            host.Store.Put(host.With(part, ("Team", name)));
        }

        return new CimMethodAnswer(0, new CimRecord(method.Name, method.Out.Select(o => new CimField(o.Name, o.Type, host.PathOf(renamed)))));
    }

    /// <summary>The team of that name.</summary>
    /// <param name="host">The host.</param>
    /// <param name="name">The name.</param>
    /// <returns>The team, or null.</returns>
    public static CimRecord? Find(LabHost host, string name) => host.Store.Of(Msvm.Team).FirstOrDefault(t => Names.Same(t.Text("Name"), name));

    private static (uint Mode, uint LoadBalancing, uint? Timer) Settings(InstanceCall call, CimRecord? before)
    {
        CimFault fault = call.Host.Fault;
        uint mode = call.Number("TeamingMode") ?? (uint)(before?.Number("TeamingMode") ?? (long)TeamingMode.SwitchIndependent);
        uint loadBalancing = call.Number("LoadBalancingAlgorithm") ?? (uint)(before?.Number("LoadBalancingAlgorithm") ?? (long)LoadBalancingAlgorithm.Dynamic);
        uint? timer = call.Number("LacpTimer");
        if (mode > Lacp || !s_loadBalancing.Contains(loadBalancing) || timer > Fast)
        {
            throw fault.InvalidParameter($"TeamingMode {mode}, LoadBalancingAlgorithm {loadBalancing} and LacpTimer {timer} are not all known values.");
        }

        if (mode != Lacp)
        {
            return timer is null ? (mode, loadBalancing, null) : throw fault.InvalidParameter("LacpTimer needs the teaming mode LACP.");
        }

        return (mode, loadBalancing, timer ?? (uint?)before?.Number("LacpTimer") ?? Fast);
    }
}
