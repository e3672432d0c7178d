using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A VM may pass the virtual switch by (SR-IOV) and has no team in the guest: no team of the host protects that traffic.</summary>
internal sealed class SriovGuestUnprotected() : BestPracticeRule(BestPracticeCodes.SriovGuestUnprotected, FindingSeverity.Information, PracticeSources.GuestTeaming)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => host.Vms
        .Where(v => v.Adapters.Any(a => GuestTeam.UsesSriov(host, a)) && v.Adapters.Count(a => a.Security.GuestTeaming) < TeamLimits.GuestMembers)
        .Select(v => Broken(host, $"VM {v.Name}", "may pass its virtual switch by (SR-IOV) over one NIC, and no team of the host protects that", "Nothing, if low latency is worth it; else give it a second adapter on another External virtual switch and team both in the guest.", "a team of two adapters in the guest", "none"));
}
