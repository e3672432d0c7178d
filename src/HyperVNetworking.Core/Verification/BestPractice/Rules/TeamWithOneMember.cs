using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A team has one member: it separates traffic by VLANs, and neither spreads load nor survives a failure.</summary>
internal sealed class TeamWithOneMember() : BestPracticeRule(BestPracticeCodes.TeamWithOneMember, FindingSeverity.Information, PracticeSources.NicTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => UplinkGroup.Of(host)
        .Where(g => g.IsTeam && g.Members.Count == 1)
        .Select(g => Broken(host, g.Name, $"has one member, {g.Members[0]}: nothing takes over when that fails", "Add a second NIC on another physical switch, if the host has one.", "two members or more", "one"));
}
