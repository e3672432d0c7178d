using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>What would come back in another place: checkpoints, replicas and planned VMs carry adapter settings of their own (site-rules A5).</summary>
internal static class DormantFindings
{
    /// <summary>Adds the findings to a case.</summary>
    public static void AddTo(IsolationCase isolationCase)
    {
        foreach (HostState host in isolationCase.Hosts)
        {
            foreach (DormantMachine dormant in host.Dormant)
            {
                VirtualMachine? live = Find(host.Vms, dormant) ?? isolationCase.Hosts.Select(h => Find(h.Vms, dormant)).FirstOrDefault(v => v is not null);
                for (int i = 0; live is not null && i < dormant.Adapters.Count; i++)
                {
                    if (Counterpart(live, dormant, i) is VmAdapter now && IsOther(now, dormant.Adapters[i]))
                    {
                        isolationCase.Findings.Add(Make(isolationCase, host, dormant, dormant.Adapters[i], now));
                    }
                }
            }
        }
    }

    private static VirtualMachine? Find(IEnumerable<VirtualMachine> vms, DormantMachine dormant) => vms.FirstOrDefault(v =>
        v.Id is not null && dormant.VmId is not null ? Names.Same(v.Id, dormant.VmId) : Names.Same(v.Name, dormant.VmName));

    // By GUID where both have one, else the adapter in the same place.
    private static VmAdapter? Counterpart(VirtualMachine live, DormantMachine dormant, int index)
    {
        VmAdapter then = dormant.Adapters[index];
        return live.Adapters.FirstOrDefault(a => a.Id is not null && Names.Same(a.Id, then.Id))
            ?? (index < live.Adapters.Count && (live.Adapters[index].Id is null || then.Id is null) ? live.Adapters[index] : null);
    }

    private static bool IsOther(VmAdapter now, VmAdapter then) =>
        now.Vlan != then.Vlan || now.Isolation != then.Isolation || !Names.Same(now.Switch ?? string.Empty, then.Switch ?? string.Empty);

    private static Finding Make(IsolationCase isolationCase, HostState host, DormantMachine dormant, VmAdapter then, VmAdapter now)
    {
        var rule = new AdapterRule(then.Vlan, then.Isolation);
        JudgedTenant? own = isolationCase.Tenants.FirstOrDefault(t => t.Members.Any(m => Names.Same(m.Endpoint.Machine, dormant.VmName)));
        JudgedTenant? other = rule.Home == FrameClasses.VlanLess ? null : isolationCase.Tenants.FirstOrDefault(t => t != own && t.Vlan == rule.Home);
        bool isCheckpoint = dormant.Kind == DormantKind.Checkpoint;
        string kind = dormant.Kind switch
        {
            DormantKind.Checkpoint => $"Checkpoint {dormant.Name} of VM {dormant.VmName}",
            DormantKind.Replica => $"The replica of VM {dormant.VmName}",
            _ => $"The planned VM {dormant.VmName}",
        };
        return new Finding
        {
            Code = isCheckpoint ? IsolationFindingCodes.CheckpointCarriesOldVlan : IsolationFindingCodes.ReplicaVlanDiffers,
            Severity = other is null ? FindingSeverity.Warning : FindingSeverity.Error,
            Subject = $"{host.Name} VM {dormant.VmName} '{then.Name}'",
            ComputerName = host.Name,
            Message = $"{kind} would bring adapter '{then.Name}' back as {Describe(then, rule)}{(other is null ? string.Empty : $", in the VLAN of {other.Name}")}.",
            Expected = Describe(now, new AdapterRule(now.Vlan, now.Isolation)),
            Actual = Describe(then, rule),
            Suggestion = isCheckpoint
                ? "Take a new checkpoint and remove this one, or set the adapter again right after it is applied."
                : "Set the adapter of the replica or planned VM on its host before it comes up.",
        };
    }

    private static string Describe(VmAdapter adapter, AdapterRule rule) =>
        $"{rule.Setting} on {(adapter.Switch is null ? "no virtual switch" : $"virtual switch {adapter.Switch}")}";
}
