using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// Private VLANs that contradict each other (site-rules B3).
/// The External switches and the physical ports share one numbering; every other virtual switch has its own.
/// </summary>
internal static class PrivateVlanFindings
{
    /// <summary>Adds the findings to a case.</summary>
    public static void AddTo(IsolationCase isolationCase)
    {
        foreach (IGrouping<string, Port> ports in Ports(isolationCase).GroupBy(p => p.Numbering))
        {
            Use[] uses = ports.SelectMany(Uses).ToArray();
            foreach (IGrouping<int, Use> secondary in uses.GroupBy(u => u.Secondary).OrderBy(g => g.Key))
            {
                AddSecondary(isolationCase, secondary.Key, secondary.ToArray());
            }

            foreach (IGrouping<int, Use> primary in uses.Where(u => u.Kind == PortVlanMode.Isolated).GroupBy(u => u.Primary).OrderBy(g => g.Key))
            {
                if (primary.Select(u => u.Secondary).Distinct().Skip(1).Any())
                {
                    Add(isolationCase, $"primary VLAN {primary.Key}", $"Primary VLAN {primary.Key} has more than one isolated secondary", primary, "one isolated secondary, and any number of communities");
                }
            }
        }
    }

    private static void AddSecondary(IsolationCase isolationCase, int secondary, Use[] uses)
    {
        if (uses.Select(u => u.Primary).Distinct().Skip(1).Any())
        {
            Add(isolationCase, $"secondary VLAN {secondary}", $"Secondary VLAN {secondary} has more than one primary", uses, "one primary");
        }

        Use[] members = uses.Where(u => u.Kind is PortVlanMode.Isolated or PortVlanMode.Community).ToArray();
        if (members.Select(u => u.Kind).Distinct().Skip(1).Any())
        {
            Add(isolationCase, $"secondary VLAN {secondary}", $"Secondary VLAN {secondary} is used both isolated and as a community, whose members hear the isolated ones", members, "either isolated or a community");
        }

        if (uses.Any(u => u.Primary == secondary))
        {
            Add(isolationCase, $"secondary VLAN {secondary}", $"VLAN {secondary} is primary and its own secondary", uses.Where(u => u.Primary == secondary), "two VLANs");
        }
    }

    private static void Add(IsolationCase isolationCase, string subject, string message, IEnumerable<Use> uses, string expected) => isolationCase.Findings.Add(new Finding
    {
        Code = IsolationFindingCodes.PrivateVlanContradicts,
        Severity = FindingSeverity.Error,
        Subject = subject,
        Message = $"{message}: {string.Join(", ", uses.GroupBy(u => (u.Kind, u.Primary, u.Secondary)).Select(g => $"{g.First().Setting} on {g.First().Subject}"))}.",
        Expected = expected,
        Suggestion = "Give each private VLAN secondaries of its own; the verdicts take every port as it is set.",
    });

    private static IEnumerable<Port> Ports(IsolationCase isolationCase)
    {
        foreach (GraphEndpoint endpoint in isolationCase.Graph.Present.Where(e => e.Adapter is not null))
        {
            GraphDevice device = endpoint.Ports[0].Device;
            yield return new Port(device.OuterPorts.Count > 0 ? string.Empty : device.Name, endpoint.Endpoint.Describe(), endpoint.Adapter!.Vlan);
        }

        foreach (PhysicalSwitch physicalSwitch in isolationCase.Requirement.Fabric.Switches)
        {
            foreach (PhysicalPort port in physicalSwitch.Ports)
            {
                PortVlan? vlan = port.PrivateVlan ?? (port.Mode == PhysicalPortMode.Access ? new PortVlan.Access(port.Vlan) : null);
                if (vlan is not null)
                {
                    yield return new Port(string.Empty, $"physical switch {physicalSwitch.Name} port {port.Name}", vlan);
                }
            }
        }
    }

    private static IEnumerable<Use> Uses(Port port) => port.Vlan switch
    {
        PortVlan.Isolated isolated => [new Use(port, PortVlanMode.Isolated, isolated.Primary, isolated.Secondary)],
        PortVlan.Community community => [new Use(port, PortVlanMode.Community, community.Primary, community.Secondary)],
        PortVlan.Promiscuous promiscuous => promiscuous.Secondaries.Select(s => new Use(port, PortVlanMode.Promiscuous, promiscuous.Primary, s)),
        _ => [],
    };

    private sealed record Port(string Numbering, string Subject, PortVlan Vlan);

    private sealed record Use(Port Port, PortVlanMode Kind, int Primary, int Secondary)
    {
        public string Subject => Port.Subject;

        public string Setting => Port.Vlan.ToString();
    }
}
