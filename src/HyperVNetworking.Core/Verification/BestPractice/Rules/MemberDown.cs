using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A member of a team or an uplink has no link: what is left carries all, or nothing does.</summary>
internal sealed class MemberDown() : BestPracticeRule(BestPracticeCodes.MemberDown, FindingSeverity.Warning, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric)
    {
        foreach (UplinkGroup group in UplinkGroup.Of(host))
        {
            string[] down = group.Nics.Where(n => n.Up == false).Select(n => n.Name).ToArray();
            string[] unknown = group.Nics.Where(n => n.Up is null).Select(n => n.Name).ToArray();
            if (down.Length > 0)
            {
                int left = group.Members.Count - down.Length;
                yield return Broken(host, group.Name, $"has no link on {List(down)}; {(left == 0 ? "nothing is left" : left == 1 ? "one member is left, and nothing takes over from it" : $"{left} members are left")}", "See to the cable, the physical port and the driver; if the NIC is meant to be idle, take it out.", "a link on each", $"{List(down)} down");
            }

            if (unknown.Length > 0)
            {
                yield return NotJudged(host, group.Name, $"whether {List(unknown)} {(unknown.Length == 1 ? "has" : "have")} a link");
            }
        }
    }
}
