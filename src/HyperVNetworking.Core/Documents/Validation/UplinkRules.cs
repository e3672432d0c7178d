using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>The uplinks of the virtual switches of one host.</summary>
internal static class UplinkRules
{
    public static void Check(HostState host, ReadContext context)
    {
        var users = new Dictionary<string, string>(Names.Comparer);
        foreach (NicTeam team in host.Teams)
        {
            foreach (string member in team.Members)
            {
                users[member] = $"is in NIC team {Quoted.Of(team.Name)} ({context.PlaceOf(team)})";
            }
        }

        foreach (VirtualSwitch virtualSwitch in host.Switches)
        {
            CheckType(virtualSwitch, context);
            for (int i = 0; i < virtualSwitch.Uplinks.Count; i++)
            {
                CheckUplink(host, virtualSwitch, i, users, context);
            }
        }
    }

    private static void CheckType(VirtualSwitch virtualSwitch, ReadContext context)
    {
        bool external = virtualSwitch.Type == SwitchType.External;
        if (external && virtualSwitch.Uplinks.Count == 0)
        {
            context.Errors.Add(
                DocumentErrorIds.MissingUplink,
                context.NodeOf(virtualSwitch),
                $"The External virtual switch {Quoted.Of(virtualSwitch.Name)} has no \"uplink\": name a physical NIC, a NIC team, or several NICs for Switch Embedded Teaming.");
        }
        else if (!external && virtualSwitch.Uplinks.Count > 0)
        {
            context.Errors.Add(
                DocumentErrorIds.UnexpectedUplink,
                context.NodeOf(virtualSwitch).At("uplink"),
                $"The {virtualSwitch.Type} virtual switch {Quoted.Of(virtualSwitch.Name)} cannot have an uplink: only External switches have one.");
        }
    }

    private static void CheckUplink(HostState host, VirtualSwitch virtualSwitch, int index, Dictionary<string, string> users, ReadContext context)
    {
        string uplink = virtualSwitch.Uplinks[index];
        DocumentNode node = context.NodeOf(virtualSwitch).At("uplink", index);
        PhysicalNic? nic = host.FindNic(uplink);
        NicTeam? team = host.FindTeam(uplink);
        if (nic is null && (team is null || virtualSwitch.IsEmbeddedTeam))
        {
            string expected = virtualSwitch.IsEmbeddedTeam ? "no physical NIC, which is all that Switch Embedded Teaming takes," : "neither a physical NIC nor a NIC team";
            IEnumerable<string> candidates = host.PhysicalNics.Select(n => n.Name).Concat(host.Teams.Select(t => t.Name));
            context.Errors.Add(
                DocumentErrorIds.UnknownUplink,
                node,
                $"The uplink {Quoted.Of(uplink)} of virtual switch {Quoted.Of(virtualSwitch.Name)} is {expected} of host {Quoted.Of(host.Name)}{Nearest.Question(uplink, candidates)}");
            return;
        }

        if (nic?.Kind == NicKind.Hba)
        {
            context.Errors.Add(
                DocumentErrorIds.HbaAsUplink,
                node,
                $"{Quoted.Of(uplink)} is an HBA, a storage adapter, and cannot be the uplink of virtual switch {Quoted.Of(virtualSwitch.Name)}.");
            return;
        }

        string bound = nic is null ? BoundTeamNic(team!, uplink) : uplink;
        if (users.TryGetValue(bound, out string? user))
        {
            context.Errors.Add(
                DocumentErrorIds.NicBoundTwice,
                node,
                $"{Quoted.Of(uplink)} cannot be the uplink of virtual switch {Quoted.Of(virtualSwitch.Name)}: it {user}.");
        }
        else
        {
            users[bound] = $"is the uplink of virtual switch {Quoted.Of(virtualSwitch.Name)} ({context.PlaceOf(virtualSwitch)})";
        }
    }

    // Bound by the team's name, a switch takes the default-mode team NIC.
    private static string BoundTeamNic(NicTeam team, string uplink) =>
        team.EffectiveInterfaces.Any(i => Names.Same(i.Name, uplink))
            ? uplink
            : team.EffectiveInterfaces.FirstOrDefault(i => i.Vlan is null)?.Name ?? uplink;
}
