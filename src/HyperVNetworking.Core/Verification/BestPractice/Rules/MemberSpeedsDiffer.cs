using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>Active members of a team have different speeds, or NICs of SET do: a team spreads frames as if they were alike.</summary>
internal sealed class MemberSpeedsDiffer() : BestPracticeRule(BestPracticeCodes.MemberSpeedsDiffer, FindingSeverity.Warning, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host).Where(g => g.IsTeam && g.Members.Count > 1))
        {
            PhysicalNic[] active = group.Nics.Where(n => !Names.Same(n.Name, group.Team?.Standby) && n.Up != false).ToArray();
            string[] unknown = active.Where(n => n.BitsPerSecond is null).Select(n => n.Name).ToArray();
            if (active.Select(n => n.BitsPerSecond).OfType<long>().Distinct().Skip(1).Any())
            {
                yield return Broken(host, group.Name, $"has active members of different speeds ({List(active.Where(n => n.BitsPerSecond is not null).Select(n => $"{n.Name} {Bits.PerSecond(n.BitsPerSecond!.Value)}"))}): frames are spread as if they were alike", group.Team is null ? "Use NICs of one model and speed; SET takes no others." : "Use NICs of one speed, or let the slower one stand by (Set-TeamNicSet -StandbyMember).", "one speed", List(active.Where(n => n.BitsPerSecond is not null).Select(n => Bits.PerSecond(n.BitsPerSecond!.Value)).Distinct()));
            }
            else if (unknown.Length > 0 && active.Length > 1)
            {
                yield return NotJudged(host, group.Name, $"how fast {List(unknown)} {(unknown.Length == 1 ? "is" : "are")}");
            }
        }
    }
}
