using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>What a move would break: a VM on each of its possible owners (site-rules A4).</summary>
internal static class MoveFindings
{
    /// <summary>Adds the findings to a case.</summary>
    public static void AddTo(IsolationCase isolationCase)
    {
        var seen = new HashSet<(string Machine, string Owner)>();
        foreach (GraphEndpoint place in isolationCase.Graph.Endpoints.Where(e => e.Original is not null))
        {
            string owner = place.Endpoint.Host!;
            string? missing = MissingSwitch(place) ?? MissingVlan(place);
            if (missing is not null && seen.Add((place.Machine, owner)))
            {
                VirtualMachine vm = isolationCase.VmOf(place);
                isolationCase.Findings.Add(new Finding
                {
                    Code = IsolationFindingCodes.CannotMove,
                    Severity = FindingSeverity.Error,
                    Subject = $"VM {vm.Name}",
                    ComputerName = place.Original!.Endpoint.Host,
                    Message = $"VM {vm.Name} may run on {owner}, and there {missing}.",
                    Expected = place.Original.Place,
                    Actual = place.Place,
                    Suggestion = $"Make {owner} alike, or take it out of the VM's possible owners.",
                });
            }
        }
    }

    private static string? MissingSwitch(GraphEndpoint place) =>
        place.Ports.Count == 0 && place.VirtualAdapter!.Switch is string name ? $"is no virtual switch {name}" : null;

    // Where the VLAN gets out here and cannot there. What ends at an undescribed cable is nobody's finding.
    private static string? MissingVlan(GraphEndpoint place)
    {
        if (place.Adapter is not AdapterRule adapter || !Entered(place.Original!).Any(o => o.Enters))
        {
            return null;
        }

        (Outlet Way, bool Enters)[] there = Entered(place).ToArray();
        if (there.Length == 0)
        {
            return $"{place.Ports[0].Device.Name} has no uplink";
        }

        string vlan = adapter.Home > 0 ? $"VLAN {adapter.Home}" : "what it sends untagged";
        return there.Any(o => o.Enters || o.Way.OpenEnd >= 0) ? null
            : there[0].Way.Port is GraphPort port ? $"{port.Device.Name} {port.Name} does not carry {vlan}"
            : $"{place.Ports[0].Device.Name} does not let {vlan} out";
    }

    private static IEnumerable<(Outlet Way, bool Enters)> Entered(GraphEndpoint endpoint) => endpoint.Adapter is null ? [] : EndpointWays
        .Outlets(endpoint, endpoint.Adapter.Sends(Reading.May).Each().DefaultIfEmpty(FrameClasses.VlanLess).First(), Reading.May)
        .Select(o => (o, o.Port?.Rule is PortRule rule && rule.Ingress(o.Tag, Reading.May) != FrameClasses.Dropped));
}
