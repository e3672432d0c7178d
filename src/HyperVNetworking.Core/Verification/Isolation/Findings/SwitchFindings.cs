using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>What an admin should know of virtual switches and of what they are bound to (site-rules B2, B10, B11).</summary>
internal static class SwitchFindings
{
    /// <summary>Adds the findings to a case.</summary>
    public static void AddTo(IsolationCase isolationCase)
    {
        foreach (HostState host in isolationCase.Hosts)
        {
            foreach (VirtualSwitch virtualSwitch in host.Switches)
            {
                AddExtension(isolationCase, host, virtualSwitch);
                AddWireless(isolationCase, host, virtualSwitch);
                AddManagement(isolationCase, host, virtualSwitch);
            }
        }
    }

    private static void AddExtension(IsolationCase isolationCase, HostState host, VirtualSwitch virtualSwitch)
    {
        if (virtualSwitch.ForwardingExtension is string extension)
        {
            Add(
                isolationCase,
                IsolationFindingCodes.ForwardingExtensionOnSwitch,
                FindingSeverity.Warning,
                host,
                $"{host.Name} virtual switch {virtualSwitch.Name}",
                $"The extension {extension} forwards in place of {host.Name} virtual switch {virtualSwitch.Name} and enforces VLANs itself: every verdict through it is Unproven.",
                "Ask the product that owns the extension, or disable it (Disable-VMSwitchExtension).");
        }
    }

    // Windows bridges a wireless NIC by address, without tags (site-rules B10).
    private static void AddWireless(IsolationCase isolationCase, HostState host, VirtualSwitch virtualSwitch)
    {
        string? wireless = virtualSwitch.Uplinks.FirstOrDefault(u => host.FindNic(u)?.Kind == NicKind.WiFi);
        string device = $"{host.Name} virtual switch {virtualSwitch.Name}";
        foreach (JudgedTenant tenant in wireless is null ? [] : isolationCase.Tenants)
        {
            int vlan = tenant.Visited.Where(v => v.Device.Kind == DeviceKind.VirtualSwitch && v.Device.Name == device).Select(v => v.FrameClass).DefaultIfEmpty(FrameClasses.VlanLess).Max();
            if (vlan > FrameClasses.VlanLess)
            {
                string message = $"{device} is on the wireless NIC {wireless}, and what that does with frames of {tenant.Name} in VLAN {vlan} is not known.";
                tenant.Missing.Add(message);
                Add(isolationCase, IsolationFindingCodes.TaggedOnWireless, FindingSeverity.Warning, host, device, message, "Use a wired NIC for VLANs, or leave the VMs of this switch untagged.");
            }
        }
    }

    private static void AddManagement(IsolationCase isolationCase, HostState host, VirtualSwitch virtualSwitch)
    {
        GraphEndpoint[] onSwitch = isolationCase.AdaptersOn($"{host.Name} virtual switch {virtualSwitch.Name}").ToArray();
        GraphEndpoint[] members = onSwitch.Where(e => e.Endpoint.Kind == EndpointKind.VmAdapter && isolationCase.TenantOf(e) is not null).ToArray();
        foreach (GraphEndpoint own in virtualSwitch.Type == SwitchType.External && members.Length > 0 ? onSwitch.Where(e => e.Endpoint.Kind == EndpointKind.HostAdapter) : [])
        {
            if (own.Adapter!.Hears(Reading.May).Contains(FrameClasses.VlanLess))
            {
                Add(
                    isolationCase,
                    IsolationFindingCodes.ManagementOsOnTenantSwitch,
                    FindingSeverity.Information,
                    host,
                    own.Endpoint.Describe(),
                    $"The management OS shares virtual switch {virtualSwitch.Name} with VMs of {isolationCase.TenantOf(members[0])!.Name}{(members.Any(m => isolationCase.TenantOf(m) != isolationCase.TenantOf(members[0])) ? " and others" : string.Empty)} and has no VLAN of its own there: it hears whatever comes untagged.",
                    "Give the host adapter a VLAN, or the management a NIC of its own.");
            }

            AddHostVlan(isolationCase, host, virtualSwitch, own, members);
        }
    }

    // Hyper-V Manager shows the host adapter's VLAN as the switch's (site-rules B11).
    private static void AddHostVlan(IsolationCase isolationCase, HostState host, VirtualSwitch virtualSwitch, GraphEndpoint own, GraphEndpoint[] members)
    {
        if (own.Adapter!.Vlan is PortVlan.Access access
            && members.FirstOrDefault(m => m.Adapter!.Vlan is PortVlan.Untagged && m.VirtualAdapter!.Isolation is null && isolationCase.TenantsOf(m).Any(t => t.Vlan == access.Id.Value)) is GraphEndpoint member)
        {
            Add(
                isolationCase,
                IsolationFindingCodes.SwitchVlanIsHostVlan,
                FindingSeverity.Warning,
                host,
                own.Endpoint.Describe(),
                $"VLAN {access.Id} \"on virtual switch {virtualSwitch.Name}\" tags the host's own adapter {own.Endpoint.Name} and no VM: {member.Endpoint.Name} is untagged, though its tenant is VLAN {access.Id}.",
                $"Give {member.Endpoint.Name} VLAN {access.Id} on its own adapter.");
        }
    }

    private static void Add(IsolationCase isolationCase, string code, FindingSeverity severity, HostState host, string subject, string message, string suggestion) =>
        isolationCase.Findings.Add(new Finding
        {
            Code = code,
            Severity = severity,
            Subject = subject,
            ComputerName = host.Name,
            Message = message,
            Suggestion = suggestion,
        });
}
