using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>What a whole host gets wrong, or hides: pools of addresses, hosts inside VMs (site-rules B9, D9).</summary>
internal static class HostFindings
{
    /// <summary>Adds the findings to a case.</summary>
    public static void AddTo(IsolationCase isolationCase)
    {
        for (int i = 0; i < isolationCase.Hosts.Count; i++)
        {
            HostState host = isolationCase.Hosts[i];
            foreach (VirtualMachine vm in host.Vms.Where(v => v.NestedHost))
            {
                AddNested(isolationCase, host, vm);
            }

            foreach (HostState other in host.MacAddressPool is MacAddressPool pool ? isolationCase.Hosts.Skip(i + 1).Where(o => o.MacAddressPool?.Overlaps(pool) == true) : [])
            {
                AddPools(isolationCase, host, other);
            }
        }
    }

    private static void AddNested(IsolationCase isolationCase, HostState host, VirtualMachine vm) => isolationCase.Findings.Add(new Finding
    {
        Code = IsolationFindingCodes.NestedHost,
        Severity = FindingSeverity.Warning,
        Subject = $"{host.Name} VM {vm.Name}",
        ComputerName = host.Name,
        Message = $"VM {vm.Name} is a Hyper-V host itself: what its own VMs send and hear is unproven behind this VM.",
        Suggestion = "Read the VM as a host too, and judge it by itself: its own virtual switches are no part of this network.",
    });

    private static void AddPools(IsolationCase isolationCase, HostState host, HostState other) => isolationCase.Findings.Add(new Finding
    {
        Code = IsolationFindingCodes.MacAddressPoolsOverlap,
        Severity = FindingSeverity.Warning,
        Subject = $"{host.Name} and {other.Name}",
        ComputerName = host.Name,
        Message = $"{host.Name} and {other.Name} give addresses from pools that overlap, so that two adapters may come to have one: switches then send the frames of one to the other.",
        Expected = "a pool of its own for each host",
        Actual = $"{host.MacAddressPool} and {other.MacAddressPool}",
        Suggestion = "Give each host a pool of its own (Set-VMHost -MacAddressMinimum -MacAddressMaximum); adapters keep the address they have.",
    });
}
