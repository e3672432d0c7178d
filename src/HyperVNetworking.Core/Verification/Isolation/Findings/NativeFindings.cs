using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>What goes wrong with frames that have no tag on a cable.</summary>
internal static class NativeFindings
{
    /// <summary>Adds the findings to a case.</summary>
    public static void AddTo(IsolationCase isolationCase)
    {
        AddLinks(isolationCase);
        var seen = new HashSet<string>();
        foreach (GraphEndpoint endpoint in isolationCase.Graph.Present.Where(e => e.Adapter is not null && seen.Add(e.Likeness)))
        {
            AddAccess(isolationCase, endpoint);
            AddUntagged(isolationCase, endpoint);
        }
    }

    private static void AddLinks(IsolationCase isolationCase)
    {
        foreach (GraphPort port in isolationCase.Graph.Ports)
        {
            foreach (GraphPort peer in port.Peers.Where(p => p.Index > port.Index))
            {
                if (port.Rule is PhysicalPortRule { Untagged: > 0 } here && peer.Rule is PhysicalPortRule { Untagged: > 0 } there && here.Untagged != there.Untagged)
                {
                    string ends = $"{port.Device.Name} {port.Name} and {peer.Device.Name} {peer.Name}";
                    isolationCase.Findings.Add(new Finding
                    {
                        Code = IsolationFindingCodes.NativeMismatch,
                        Severity = FindingSeverity.Error,
                        Subject = ends,
                        Message = $"The two ends of one link, {ends}, give untagged frames different VLANs, {here.Untagged} and {there.Untagged}, and so join them.",
                        Expected = "one VLAN",
                        Actual = $"{here.Setting} and {there.Setting}",
                        Suggestion = "Give both ends the same native VLAN, one that nobody uses.",
                    });
                }
            }
        }
    }

    // The switch takes the tag or drops it, and answers untagged either way: the VM never hears one (site-rules B5).
    private static void AddAccess(IsolationCase isolationCase, GraphEndpoint endpoint)
    {
        if (endpoint.Adapter!.Vlan is not PortVlan.Access access)
        {
            return;
        }

        foreach (Outlet outlet in EndpointWays.Outlets(endpoint, access.Id, Reading.May))
        {
            if (outlet.Tag == access.Id.Value && outlet.Port?.Rule is PhysicalPortRule { IsTrunk: true } rule && rule.Untagged == access.Id.Value)
            {
                isolationCase.Findings.Add(new Finding
                {
                    Code = IsolationFindingCodes.AccessEqualsNative,
                    Severity = FindingSeverity.Warning,
                    Subject = endpoint.Endpoint.Describe(),
                    ComputerName = endpoint.Endpoint.Host,
                    Message = $"{endpoint.Endpoint.Name} is in VLAN {access.Id}, which is the native VLAN of {outlet.Port.Device.Name} {outlet.Port.Name}: what comes back is untagged, and it does not hear it.",
                    Expected = "a native VLAN that nobody uses",
                    Actual = rule.Setting,
                    Suggestion = $"Change the native VLAN of {outlet.Port.Device.Name} {outlet.Port.Name}.",
                });
            }
        }
    }

    private static void AddUntagged(IsolationCase isolationCase, GraphEndpoint endpoint)
    {
        if (endpoint.Endpoint.Kind != EndpointKind.VmAdapter || !endpoint.Adapter!.Sends(Reading.May).Contains(FrameClasses.VlanLess))
        {
            return;
        }

        foreach (Outlet outlet in EndpointWays.Outlets(endpoint, FrameClasses.VlanLess, Reading.May))
        {
            int vlan = outlet.Tag == FrameClasses.VlanLess && outlet.Port?.Rule is PhysicalPortRule rule ? rule.Untagged : FrameClasses.VlanLess;
            JudgedTenant? owner = vlan == FrameClasses.VlanLess ? null : isolationCase.Tenants
                .FirstOrDefault(t => !t.MemberSet.Contains(endpoint.Index) && t.Vlan == vlan && t.Visited.Contains((outlet.Port!.Device, vlan)));
            if (owner is not null)
            {
                isolationCase.Findings.Add(new Finding
                {
                    Code = IsolationFindingCodes.UntaggedMeetsNative,
                    Severity = FindingSeverity.Error,
                    Subject = endpoint.Endpoint.Describe(),
                    ComputerName = endpoint.Endpoint.Host,
                    Message = $"Untagged frames of {endpoint.Endpoint.Name} enter VLAN {vlan} of {owner.Name}, the native VLAN of {outlet.Port!.Device.Name} {outlet.Port.Name}.",
                    Actual = outlet.Port.Rule!.Setting,
                    Suggestion = $"Give {endpoint.Endpoint.Name} a VLAN of its own, or the port a native VLAN that nobody uses.",
                });
            }
        }
    }
}
