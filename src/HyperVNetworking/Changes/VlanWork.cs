using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Changes;

/// <summary>Makes the changes of Set-VmVlanAssignment: reads the hosts once, finds every adapter, asks, and runs one plan a host, so that one host's failure undoes nothing elsewhere.</summary>
internal sealed class VlanWork(IReadOnlyList<HostConnection> connections, IReadOnlyList<VlanRow> rows, bool passThru)
    : ChangeWork(connections)
{
    private readonly List<(AdapterHit Hit, PortVlan Vlan)> _assignments = [];

    /// <inheritdoc/>
    public override void Run(IChangeRunner runner)
    {
        ValueList<HostState> states = runner.ReadHosts("Reading hosts", Connections);
        foreach (VlanRow row in rows)
        {
            Add(runner, row, states);
        }

        foreach (HostState host in states.Where(s => s.Complete))
        {
            runner.Finish(host.Name, failed: !Change(runner, host));
        }
    }

    private void Add(IChangeRunner runner, VlanRow row, ValueList<HostState> states)
    {
        AdapterHit? hit = AdapterHit.Find(row.Wanted, states, out ErrorRecord? error);
        if (hit is not null)
        {
            (AdapterHit Hit, PortVlan Vlan) earlier = _assignments.FirstOrDefault(a => ReferenceEquals(a.Hit.Host, hit.Host)
                && ReferenceEquals(a.Hit.Adapter, hit.Adapter) && ReferenceEquals(a.Hit.HostAdapter, hit.HostAdapter));
            if (earlier.Hit is null)
            {
                _assignments.Add((hit, row.Vlan));
            }
            else if (earlier.Vlan != row.Vlan)
            {
                error = VlanErrors.AssignmentConflict(row.Wanted, hit.Host, earlier.Vlan, row.Vlan);
            }
        }

        if (error is not null)
        {
            runner.WriteError(hit?.Host.Name, error);
        }
    }

    private bool Change(IChangeRunner runner, HostState host)
    {
        (AdapterHit Hit, PortVlan Vlan)[] assignments = _assignments.Where(a => ReferenceEquals(a.Hit.Host, host)).ToArray();
        PlanStep[] wanted = assignments
            .Where(a => a.Hit.Vlan != a.Vlan)
            .Select((a, index) => new PlanStep
            {
                Number = index + 1,
                Host = host.Name,
                Change = a.Hit.Change(a.Vlan),
                Reason = "Asked for by Set-VmVlanAssignment.",
                Risk = a.Hit.HostAdapter is null ? StepRisk.None : StepRisk.ManagementPath,
            })
            .ToArray();
        IReadOnlyList<PlanStep> made = Change(runner, host, Connections.First(c => Names.Same(c.ComputerName, host.Name)), wanted);
        foreach ((AdapterHit hit, PortVlan vlan) in passThru ? assignments : [])
        {
            if (hit.Vlan == vlan || made.Any(s => s.Change == hit.Change(vlan)))
            {
                runner.Write(host.Name, Describe(hit, vlan));
            }
        }

        return made.Count == wanted.Length;
    }

    private static VlanAssignment Describe(AdapterHit hit, PortVlan vlan) => new()
    {
        ComputerName = hit.Host.Name,
        VMName = hit.Vm?.Name,
        VMId = hit.Vm?.Id,
        VMNetworkAdapterName = hit.Adapter?.Name ?? hit.HostAdapter!.Name,
        PreviousVlan = hit.Vlan,
        Vlan = vlan,
    };
}
