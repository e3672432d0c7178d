using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Changes;

/// <summary>Makes the changes of Set-HostTrafficQos.</summary>
internal sealed class QosWork(IReadOnlyList<HostConnection> connections, IReadOnlyList<WantedShare> wanted, string? switchName, bool passThru)
    : PlannedWork(connections)
{
    /// <inheritdoc/>
    protected override PlannerResult Plan(IReadOnlyList<HostState> states, DateTimeOffset now) => TrafficQosPlanner.Plan(wanted, switchName, states, now);

    /// <inheritdoc/>
    protected override void Write(IChangeRunner runner, IEnumerable<HostState> states)
    {
        foreach (HostState host in passThru ? states : [])
        {
            foreach (HostTrafficQos share in switchName is null ? HostTrafficQos.OfPolicies(host) : HostTrafficQos.OfSwitch(host, switchName))
            {
                runner.Write(host.Name, share);
            }
        }
    }
}
