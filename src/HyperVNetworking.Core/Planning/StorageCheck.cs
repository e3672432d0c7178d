using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Storage;

namespace HyperVNetworking.Planning;

/// <summary>Stage 6: whether tenants that ask for dedicated storage have it (site-rules F5). No step of ours moves a disk.</summary>
internal static class StorageCheck
{
    public static void Run(PlanDraft draft)
    {
        HostState[] hosts = draft.Hosts.Select(h => h.State).ToArray();
        foreach (TenantDraft tenant in draft.Tenants.Where(t => t.Tenant.Storage != TenantStorage.Any && t.Members.Count > 0))
        {
            StorageMember[] members = tenant.Members.Select(m => new StorageMember(m.Host.State, m.Vm)).GroupBy(m => (m.Host.Name, m.Vm.Id, m.Vm.Name)).Select(g => g.First()).ToArray();
            StorageJudgement judgement = TenantStorageCheck.Judge(tenant.Tenant, members, hosts);
            draft.Findings.AddRange(judgement.Findings);
            if (judgement.Findings.Count == 0)
            {
                draft.Decide(
                    $"tenant {tenant.Name} storage",
                    $"left as it is: its disks are on {Sentence.List(judgement.Places)}",
                    "It asks for storage of its own, and nobody else has a part of it.",
                    tenant.Tenant.Storage == TenantStorage.DedicatedVolume ? "Disks passed through: such a disk is offline in the parent and has no drive letter there." : "VHDs on volumes of their own: they are online in the parent.");
            }
        }
    }
}
