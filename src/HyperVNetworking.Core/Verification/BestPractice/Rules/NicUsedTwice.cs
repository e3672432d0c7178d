using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>One NIC is in two teams, under two virtual switches, or in a team and under a switch: teams share no member (site-rules F1).</summary>
internal sealed class NicUsedTwice() : BestPracticeRule(BestPracticeCodes.NicUsedTwice, FindingSeverity.Error, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => host.Teams.SelectMany(t => t.Members.Select(m => (Nic: m, User: $"NIC team {t.Name}")))
        .Concat(host.Switches.SelectMany(s => s.Uplinks.Select(u => (Nic: u, User: $"virtual switch {s.Name}"))))
        .GroupBy(u => u.Nic, u => u.User, Names.Comparer)
        .Where(g => g.Skip(1).Any())
        .Select(g => Broken(host, $"physical NIC {g.Key}", $"is used by {string.Join(" and by ", g)} at once", "Read the host again; if it stays, take the NIC out of all but one.", "one user", $"{g.Count()} users"));
}
