using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>What a guest or its hardware can do that a switch port's VLAN says nothing of (site-rules B6, B7, B9).</summary>
internal static class GuestFindings
{
    /// <summary>Adds the findings to a case.</summary>
    public static void AddTo(IsolationCase isolationCase)
    {
        foreach (IGrouping<string, GraphEndpoint> guest in isolationCase.Graph.Present.Where(e => e.Endpoint.Kind == EndpointKind.VmAdapter).GroupBy(e => e.Machine))
        {
            AddSpoofing(isolationCase, guest);
            AddTwoTenants(isolationCase, guest);
            AddTeam(isolationCase, guest);
        }

        foreach (GraphEndpoint endpoint in isolationCase.Graph.Present.Where(e => e.UsesSriov))
        {
            Add(
                isolationCase,
                IsolationFindingCodes.SriovBypassesSwitch,
                endpoint.Doubt is null ? FindingSeverity.Information : FindingSeverity.Warning,
                endpoint,
                endpoint.Endpoint.Describe(),
                $"Frames of {endpoint.Endpoint.Name} may pass {endpoint.Ports[0].Device.Name} by (SR-IOV): {(endpoint.Doubt is null ? $"the NIC holds {endpoint.Adapter!.Setting}, and port ACLs and mirroring do not see them" : "nothing is proven of them")}.",
                endpoint.Doubt is null ? "Nothing, if the NIC is trusted with the VLAN." : "Turn SR-IOV off for this adapter (Set-VMNetworkAdapter -IovWeight 0), or give it Access or Untagged.");
        }

        foreach (GraphDevice device in isolationCase.Graph.Devices.Where(d => d.MirrorDestinations.Count > 0))
        {
            AddMirroring(isolationCase, device);
        }
    }

    private static void AddSpoofing(IsolationCase isolationCase, IEnumerable<GraphEndpoint> guest)
    {
        if (guest.FirstOrDefault(e => e.Ports.Count > 0 && e.VirtualAdapter!.Security.MacSpoofing) is GraphEndpoint adapter)
        {
            bool bridges = guest.Any(e => e.SendsOnBy.Count > 0);
            string machine = adapter.Endpoint.Machine!;
            Add(
                isolationCase,
                IsolationFindingCodes.SpoofingGuest,
                FindingSeverity.Warning,
                adapter,
                $"VM {machine}",
                $"The guest of VM {machine} may send with any address (MAC spoofing): "
                    + (bridges ? "its domains count as joined for what must not happen, and " : string.Empty)
                    + "what is behind it, such as the VMs of a nested host, is unproven.",
                "Turn MAC spoofing off unless the guest is a nested host, a load balancer or a router.");
        }
    }

    private static void AddTwoTenants(IsolationCase isolationCase, IEnumerable<GraphEndpoint> guest)
    {
        var tenants = guest.Select(e => (Adapter: e, Tenants: isolationCase.TenantsOf(e).Select(t => t.Name).ToArray())).Where(p => p.Tenants.Length > 0).ToArray();
        string[] all = tenants.SelectMany(p => p.Tenants).Distinct(Names.Comparer).ToArray();
        if (all.Length > 1 && tenants.Any(p => p.Tenants.Length < all.Length))
        {
            string machine = tenants[0].Adapter.Endpoint.Machine!;
            Add(
                isolationCase,
                IsolationFindingCodes.GuestInTwoTenants,
                FindingSeverity.Warning,
                tenants[0].Adapter,
                $"VM {machine}",
                $"VM {machine} has adapters in {string.Join(" and ", all)}: what its guest passes from one to the other is unproven.",
                "Keep the VM in one tenant, or treat it as a router and state the rest as an allow rule.");
        }
    }

    private static void AddTeam(IsolationCase isolationCase, IEnumerable<GraphEndpoint> guest)
    {
        GraphEndpoint[] team = guest.Where(e => e.VirtualAdapter?.Security.GuestTeaming == true).ToArray();
        string[] settings = team.Select(e => e.Adapter?.Setting ?? "on no virtual switch").Distinct().ToArray();
        if (team.Length > 1 && settings.Length > 1)
        {
            string machine = team[0].Endpoint.Machine!;
            Add(
                isolationCase,
                IsolationFindingCodes.GuestTeamDiffers,
                FindingSeverity.Warning,
                team[0],
                $"VM {machine}",
                $"The adapters that VM {machine} may team are not alike ({string.Join("; ", settings)}): the team is one endpoint, and each adapter may become the only one.",
                "Give every adapter of the team the same VLAN, or forbid teaming (Set-VMNetworkAdapter -AllowTeaming Off).");
        }
    }

    private static void AddMirroring(IsolationCase isolationCase, GraphDevice device)
    {
        string[] sources = device.Ports.Where(p => p.Mirroring == PortMirroring.Source).Select(p => p.Name).ToArray();
        if (sources.Length > 0)
        {
            string destinations = string.Join(" and ", device.MirrorDestinations.Select(p => p.Name));
            isolationCase.Findings.Add(new Finding
            {
                Code = IsolationFindingCodes.PortMirrored,
                Severity = FindingSeverity.Warning,
                Subject = device.Name,
                Message = $"On {device.Name} every frame of {string.Join(" and ", sources)} is copied to {destinations}, whatever its VLAN.",
                Suggestion = "End the mirroring when it is not needed any more (Set-VMNetworkAdapter -PortMirroring None).",
            });
        }
    }

    private static void Add(IsolationCase isolationCase, string code, FindingSeverity severity, GraphEndpoint endpoint, string subject, string message, string suggestion) =>
        isolationCase.Findings.Add(new Finding
        {
            Code = code,
            Severity = severity,
            Subject = subject,
            ComputerName = endpoint.Endpoint.Host,
            Message = message,
            Actual = endpoint.Place,
            Suggestion = suggestion,
        });
}
