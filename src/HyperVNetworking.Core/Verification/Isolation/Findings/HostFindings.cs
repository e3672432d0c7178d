using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>What a whole host gets wrong, or hides: NICs that tag below a virtual switch, pools of addresses, hosts inside VMs (site-rules B7, B9, D9).</summary>
internal static class HostFindings
{
    /// <summary>Adds the findings to a case.</summary>
    public static void AddTo(IsolationCase isolationCase)
    {
        for (int i = 0; i < isolationCase.Hosts.Count; i++)
        {
            HostState host = isolationCase.Hosts[i];
            foreach (PhysicalNic nic in host.PhysicalNics.Where(n => n.Vlan is not null))
            {
                AddNic(isolationCase, host, nic);
            }

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

    private static void AddNic(IsolationCase isolationCase, HostState host, PhysicalNic nic)
    {
        VirtualSwitch? above = host.Switches.FirstOrDefault(s => s.Uplinks.Any(u =>
            Names.Same(u, nic.Name) || (host.FindNic(u) is null && host.FindTeam(u)?.Members.Contains(nic.Name, Names.Comparer) == true)));
        if (above is not null)
        {
            isolationCase.Findings.Add(new Finding
            {
                Code = IsolationFindingCodes.NicVlanUnderSwitch,
                Severity = FindingSeverity.Error,
                Subject = $"{host.Name} physical NIC {nic.Name}",
                ComputerName = host.Name,
                Message = $"{host.Name} physical NIC {nic.Name} has VLAN {nic.Vlan} of its own, under virtual switch {above.Name}, which tags by itself: what becomes of tagged frames is the driver's affair, and every verdict through it is Unproven.",
                Expected = "no VLAN on the NIC",
                Actual = $"VLAN {nic.Vlan}",
                Suggestion = $"Remove it (Set-NetAdapter -Name '{nic.Name.Replace("'", "''")}' -VlanID 0), and give the VLAN to the adapters on the switch.",
            });
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
