using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Who routes between tenants: every verdict is about layer 2, and this is what it does not see (site-rules A1).</summary>
internal static class RoutingFindings
{
    /// <summary>Adds the findings to a case; a tenant that must not be routed then lacks a proof.</summary>
    public static void AddTo(IsolationCase isolationCase)
    {
        foreach (PhysicalSwitch physicalSwitch in isolationCase.Requirement.Fabric.Switches)
        {
            string device = $"physical switch {physicalSwitch.Name}";
            foreach (IGrouping<string, RoutedInterface> vrf in physicalSwitch.RoutedInterfaces.GroupBy(r => r.Vrf ?? string.Empty, Names.Comparer))
            {
                JudgedTenant[] routed = isolationCase.Tenants
                    .Where(t => t.Visited.Any(v => v.Device.Kind == DeviceKind.PhysicalSwitch && v.Device.Name == device && vrf.Any(r => r.Vlan.Value == v.FrameClass)))
                    .ToArray();
                string name = vrf.Key.Length == 0 ? "the default VRF" : $"VRF {vrf.Key}";
                Add(isolationCase, routed, device, $"The routed interfaces of {device} in {name} join {Join(routed)} at layer 3.", Acls(vrf), 2);
            }
        }

        foreach (HostState host in isolationCase.Hosts)
        {
            AddHostOnly(isolationCase, host);
            AddDefaultSwitch(isolationCase, host);
        }

        foreach (HostState host in isolationCase.Hosts.Where(h => h.Forwarding == true || h.Nat == true))
        {
            JudgedTenant[] routed = isolationCase.Tenants.Where(t => TouchesHost(isolationCase, t, host.Name)).ToArray();
            bool hidden = routed.Any(t => t.Tenant.Visibility == TenantVisibility.HostOnly);
            string what = host.Forwarding == true ? "forwards packets" : "translates addresses (NAT)";
            Add(isolationCase, routed, $"host {host.Name}", $"Host {host.Name} hears {Join(routed)} and {what}: it joins them at layer 3.", null, hidden ? 1 : 2);
        }
    }

    // The Default Switch of a Windows client translates addresses, whatever anybody said of the host (site-rules B10).
    private static void AddDefaultSwitch(IsolationCase isolationCase, HostState host)
    {
        if (DefaultSwitch(host) is string name && host is { Forwarding: not true, Nat: not true })
        {
            JudgedTenant[] routed = isolationCase.Tenants.Where(t => IsOn(t, host, name)).ToArray();
            Add(isolationCase, routed, $"{host.Name} virtual switch {name}", $"{host.Name} virtual switch {name} translates addresses (NAT) for {Join(routed)}: it joins them at layer 3.", null, 2);
        }
    }

    private static string? DefaultSwitch(HostState host) => host.Switches.FirstOrDefault(PlainSettings.IsDefaultSwitch)?.Name;

    private static bool IsOn(JudgedTenant tenant, HostState host, string name) => tenant.Visited.Any(v => v.Device.Name == $"{host.Name} virtual switch {name}");

    // Frames of a HostOnly tenant end at its host; packets do only where that neither forwards nor translates (site-rules B10).
    private static void AddHostOnly(IsolationCase isolationCase, HostState host)
    {
        foreach (JudgedTenant tenant in isolationCase.Tenants.Where(t => t.Tenant.Visibility == TenantVisibility.HostOnly && TouchesHost(isolationCase, t, host.Name)))
        {
            string? defaultSwitch = DefaultSwitch(host);
            string? why = defaultSwitch is not null && IsOn(tenant, host, defaultSwitch) ? $"virtual switch {defaultSwitch} translates addresses (NAT)"
                : host.Forwarding == true ? $"{host.Name} forwards packets"
                : host.Nat == true ? $"{host.Name} translates addresses (NAT)"
                : Unsaid(host) is string keys ? $"nobody said whether {host.Name} forwards packets or translates addresses: if it does not, write {keys} at host {host.Name} in the document"
                : null;
            if (why is not null)
            {
                tenant.Missing.Add($"{tenant.Name} is HostOnly and heard by its host, and {why}.");
            }
        }
    }

    private static string? Unsaid(HostState host) => (host.Forwarding, host.Nat) switch
    {
        (null, null) => "\"forwarding\": false and \"nat\": false",
        (null, _) => "\"forwarding\": false",
        (_, null) => "\"nat\": false",
        _ => null,
    };

    private static void Add(IsolationCase isolationCase, JudgedTenant[] routed, string subject, string message, string? acls, int enough)
    {
        if (routed.Length < enough)
        {
            return;
        }

        isolationCase.Findings.Add(new Finding
        {
            Code = IsolationFindingCodes.RoutedBetweenTenants,
            Severity = FindingSeverity.Warning,
            Subject = subject,
            Message = message,
            Actual = acls,
            Suggestion = "Put the tenants into VRFs of their own, or check the access lists: the verdicts are about layer 2 alone.",
        });
        foreach (JudgedTenant tenant in routed.Where(t => t.Tenant.Layer3 == TenantLayer3.MustNotRoute))
        {
            tenant.Missing.Add($"{tenant.Name} must not be routed, and nobody proves that it is not: {message}");
        }
    }

    private static bool TouchesHost(IsolationCase isolationCase, JudgedTenant tenant, string host)
    {
        IEnumerable<int> own = isolationCase.Graph.Present
            .Where(e => e.Endpoint.Kind != EndpointKind.VmAdapter && Names.Same(e.Endpoint.Host, host))
            .Select(e => e.Index);
        return own.Any(i => tenant.MemberSet.Contains(i) || tenant.Senders.Any(s => s.Walk.IsHeardBy(i)));
    }

    private static string Join(JudgedTenant[] tenants) => string.Join(", ", tenants.Select(t => t.Name));

    private static string? Acls(IEnumerable<RoutedInterface> interfaces)
    {
        string[] acls = interfaces.Where(r => r.Acl is not null).Select(r => $"VLAN {r.Vlan}: access list {r.Acl}").ToArray();
        return acls.Length == 0 ? "no access list" : string.Join(", ", acls);
    }
}
