using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Changes;

/// <summary>Makes the virtual switches of New-TenantSwitch on each host where they are not there yet; one run a host, so that one host's failure undoes nothing on another.</summary>
internal sealed class SwitchWork(IReadOnlyList<HostConnection> connections, IReadOnlyList<VirtualSwitch> wanted, bool passThru)
    : ChangeWork(connections)
{
    /// <inheritdoc/>
    public override void Run(IChangeRunner runner)
    {
        ValueList<HostState> states = runner.ReadHosts("Reading hosts", Connections);
        for (int i = 0; i < states.Count; i++)
        {
            if (states[i].Complete)
            {
                runner.Finish(states[i].Name, failed: !Make(runner, states[i], Connections[i]));
            }
        }
    }

    private bool Make(IChangeRunner runner, HostState host, HostConnection connection)
    {
        var steps = new List<PlanStep>();
        HostState planned = host;
        bool allPossible = true;
        foreach (VirtualSwitch one in wanted)
        {
            if (planned.FindSwitch(one.Name) is VirtualSwitch present)
            {
                allPossible &= TellPresent(runner, host, present, one);
                continue;
            }

            var change = new HostChange.CreateSwitch(one, null);
            if (!change.CanApplyTo(planned))
            {
                string uplink = one.Uplinks.First(u => planned.IsBound(u) || (planned.FindNic(u) is null && planned.FindTeam(u) is null));
                runner.WriteError(host.Name, SwitchErrors.UplinkNotUsable(host, one, uplink));
                allPossible = false;
                continue;
            }

            // No host says which NIC carries this connection, so every NIC that a switch would take may be the one (design 8).
            StepRisk risk = one.Type == SwitchType.External ? StepRisk.ManagementPath : StepRisk.None;
            steps.Add(new PlanStep { Number = steps.Count + 1, Host = host.Name, Change = change, Reason = "Asked for by New-TenantSwitch.", Risk = risk });
            planned = change.ApplyTo(planned);
        }

        IReadOnlyList<PlanStep> made = Change(runner, host, connection, steps);
        foreach (HostChange.CreateSwitch change in passThru ? made.Select(s => s.Change).OfType<HostChange.CreateSwitch>() : [])
        {
            runner.Write(host.Name, Describe(host, change.Switch, created: true));
        }

        return allPossible && made.Count == steps.Count;
    }

    private bool TellPresent(IChangeRunner runner, HostState host, VirtualSwitch present, VirtualSwitch asked)
    {
        bool isSame = present.Type == asked.Type
            && (present.Type != SwitchType.External || present.AllowManagementOS == asked.AllowManagementOS)
            && new HashSet<string>(present.Uplinks, Names.Comparer).SetEquals(asked.Uplinks);
        if (!isSame)
        {
            runner.WriteError(host.Name, SwitchErrors.NameTaken(host, present, asked));
            return false;
        }

        runner.WriteVerbose(host.Name, $"{host.Name}: virtual switch {present.Name} is there already.");
        if (passThru)
        {
            runner.Write(host.Name, Describe(host, present, created: false));
        }

        return true;
    }

    private static TenantSwitch Describe(HostState host, VirtualSwitch made, bool created) => new()
    {
        ComputerName = host.Name,
        Name = made.Name,
        SwitchType = made.Type,
        UplinkNic = made.Uplinks,
        AllowManagementOS = made.AllowManagementOS,
        Created = created,
    };
}
