using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Drift;

namespace HyperVNetworking.Verification.Storage;

/// <summary>Whether tenants that ask for dedicated storage have it: VHDs alone on volumes of a SAN disk that nobody else has a part of, or whole disks passed through and offline in the parent (seed 000, "dedicated disk from SAN"; site-rules F5).</summary>
public static class TenantStorageCheck
{
    /// <summary>Judges every tenant that asks.</summary>
    /// <param name="requirement">The tenants, and what no host can tell.</param>
    /// <param name="states">The hosts as read.</param>
    /// <returns>What is not as it is asked for; empty where all is, and where nobody asks.</returns>
    public static ValueList<Finding> Judge(NetworkDocument requirement, IReadOnlyList<HostState> states)
    {
        Tenant[] asking = requirement.Tenants.Where(t => t.Storage != TenantStorage.Any).ToArray();
        if (asking.Length == 0)
        {
            return [];
        }

        ValueList<HostState> hosts = HostExpectation.Merge(states, requirement).States;
        var directory = EndpointDirectory.Build(hosts, requirement.Fabric);
        Dictionary<string, HostState> byName = hosts.GroupBy(h => h.Name, Names.Comparer).ToDictionary(g => g.Key, g => g.First(), Names.Comparer);
        return asking
            .SelectMany(t => Judge(t, Members(t, directory, byName), hosts).Findings)
            .ToValueList();
    }

    /// <summary>Judges one tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="members">Its VMs.</param>
    /// <param name="hosts">All hosts, completed by the document.</param>
    /// <returns>The findings, at most one for each VM, and where the disks are.</returns>
    internal static StorageJudgement Judge(Tenant tenant, IReadOnlyCollection<StorageMember> members, IReadOnlyList<HostState> hosts)
    {
        var places = new SortedSet<string>(Names.Comparer);
        var findings = new List<Finding>();
        foreach (StorageMember member in members)
        {
            var judge = new StorageJudge(tenant, member, members, hosts);
            if (judge.FirstProblem() is Finding finding)
            {
                findings.Add(finding);
            }

            places.UnionWith(judge.Places);
        }

        return new StorageJudgement(findings.ToValueList(), places.ToValueList());
    }

    private static StorageMember[] Members(Tenant tenant, EndpointDirectory directory, Dictionary<string, HostState> hosts) => tenant.Members
        .SelectMany(directory.Resolve)
        .Where(e => e.Kind == EndpointKind.VmAdapter && e.Host is not null && hosts.ContainsKey(e.Host))
        .Select(e => new StorageMember(hosts[e.Host!], hosts[e.Host!].Vms[e.MachineIndex]))
        .GroupBy(m => (m.Host.Name, m.Vm.Id, m.Vm.Name))
        .Select(g => g.First())
        .ToArray();
}
