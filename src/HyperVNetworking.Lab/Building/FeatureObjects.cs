using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Feature settings of ports and switches.</summary>
internal static class FeatureObjects
{
    /// <summary>Adds what a document says of a port's settings; the default is no object, and so an untagged port has no VLAN object (facts D3).</summary>
    /// <param name="host">The host.</param>
    /// <param name="allocation">The port's allocation.</param>
    /// <param name="adapter">The adapter.</param>
    public static void AddTo(LabHost host, CimRecord allocation, IVirtualAdapter adapter)
    {
        string port = allocation.Text("InstanceID")!;
        AddSettings(host, port, adapter);
        foreach (PortAcl acl in adapter.Acls)
        {
            Add(host, port, acl.Kind == PortAclKind.Plain ? PlainAcl(host, acl) : ExtendedAcl(host, acl));
        }

        if (adapter.TeamMapping is TeamMapping mapping)
        {
            Add(host, port, Mapping(host, mapping));
        }

        (PortVlan vlan, IsolationSetting? isolation) = (adapter.Vlan, adapter.Isolation);
        if (vlan is not PortVlan.Untagged)
        {
            Add(host, port, host.Create(Msvm.Vlan, [.. VlanValues(vlan)]));
        }

        if (isolation is not null)
        {
            Add(host, port, host.Create(
                Msvm.Isolation,
                ("IsolationMode", (uint)isolation.Mode),
                ("DefaultIsolationId", isolation.DefaultId),
                ("AllowUntaggedTraffic", isolation.AllowUntagged),
                ("EnableMultiTenantStack", isolation.MultiTenantStack)));
            foreach (RoutingDomain domain in isolation.RoutingDomains)
            {
                Add(host, port, host.Create(
                    Msvm.RoutingDomain,
                    ("RoutingDomainName", domain.Name),
                    ("RoutingDomainGuid", domain.Id ?? $"{{{StableGuid.From(host.Name, "domain", domain.Name).Text()}}}"),
                    ("IsolationIdList", domain.IsolationIds),
                    ("IsolationIdNameList", domain.IsolationIds.Select(_ => string.Empty))));
            }
        }
    }

    /// <summary>Adds the offload setting that practically every port has from the start, and that is therefore modified, not added (facts A1.9).</summary>
    /// <param name="host">The host.</param>
    /// <param name="port">The InstanceID of the port's allocation.</param>
    public static void AddOffload(LabHost host, string port) => host.Add(
        Msvm.Offload,
        ("InstanceID", InstanceIds.Feature(port, PortFeature.Of(Msvm.Offload)!.Id, StableGuid.From("offload", port.ToUpperInvariant()).Text())));

    /// <summary>Adds a feature setting; its id is made here.</summary>
    /// <param name="host">The host.</param>
    /// <param name="port">The InstanceID of the port's allocation or of the switch's settings.</param>
    /// <param name="setting">The setting.</param>
    /// <returns>The setting as kept.</returns>
    public static CimRecord Add(LabHost host, string port, CimRecord setting)
    {
        string id = InstanceIds.Feature(port, PortFeature.Of(setting.ClassName)!.Id, host.NewGuid());
        CimRecord kept = host.With(setting, ("InstanceID", id));
        host.Store.Put(kept);
        return kept;
    }

    /// <summary>The feature settings of a port or switch.</summary>
    /// <param name="host">The host.</param>
    /// <param name="port">The InstanceID of the port's allocation or of the switch's settings.</param>
    /// <returns>The settings.</returns>
    public static IEnumerable<CimRecord> Of(LabHost host, string port) =>
        PortFeature.All.SelectMany(f => Of(host, port, f));

    /// <summary>The settings of one feature of a port or switch.</summary>
    /// <param name="host">The host.</param>
    /// <param name="port">The InstanceID of the port's allocation or of the switch's settings.</param>
    /// <param name="feature">The feature.</param>
    /// <returns>The settings.</returns>
    public static IEnumerable<CimRecord> Of(LabHost host, string port, PortFeature feature) =>
        host.Store.Under(feature.ClassName, port);

    /// <summary>Removes the feature settings of a port or switch.</summary>
    /// <param name="host">The host.</param>
    /// <param name="port">The InstanceID of the port's allocation or of the switch's settings.</param>
    public static void RemoveOf(LabHost host, string port)
    {
        foreach (CimRecord setting in Of(host, port).ToArray())
        {
            host.Store.Remove(setting);
        }
    }

    private static void AddSettings(LabHost host, string port, IVirtualAdapter adapter)
    {
        if (adapter.Security != AdapterSecurity.Default)
        {
            Add(host, port, host.Create(
                Msvm.Security,
                ("AllowMacSpoofing", adapter.Security.MacSpoofing),
                ("AllowTeaming", adapter.Security.GuestTeaming),
                ("EnableDhcpGuard", adapter.Security.DhcpGuard),
                ("EnableRouterGuard", adapter.Security.RouterGuard),
                ("AllowIeeePriorityTag", adapter.Security.IeeePriorityTag),
                ("MonitorMode", (int)adapter.Security.Mirroring)));
        }

        if (adapter.Bandwidth != AdapterBandwidth.Default)
        {
            Add(host, port, host.Create(
                Msvm.Bandwidth,
                ("Weight", adapter.Bandwidth.Weight),
                ("Reservation", adapter.Bandwidth.MinimumBitsPerSecond),
                ("Limit", adapter.Bandwidth.MaximumBitsPerSecond)));
        }

        if (adapter.Offload != AdapterOffload.Default)
        {
            CimRecord? existing = Of(host, port, PortFeature.Of(Msvm.Offload)!).FirstOrDefault();
            CimRecord offload = existing ?? Add(host, port, host.Create(Msvm.Offload));
            host.Store.Put(host.With(offload, ("VMQOffloadWeight", adapter.Offload.VmqWeight), ("IOVOffloadWeight", adapter.Offload.SriovWeight)));
        }
    }

    // AclType 1 MAC, 2 IPv4, 3 IPv6; Applicability 1 local, 2 remote (facts A1.9).
    private static CimRecord PlainAcl(LabHost host, PortAcl acl)
    {
        (string address, int length) = Prefix(acl.Local ?? acl.Remote ?? "*.*/32");
        return host.Create(
            Msvm.Acl,
            ("AclType", address.Contains(':') ? 3 : address.Contains('.') ? 2 : 1),
            ("Action", (int)acl.Action + 1),
            ("Applicability", acl.Local is null ? 2 : 1),
            ("Direction", (int)acl.Direction + 1),
            ("LocalAddress", acl.Local is null ? null : address),
            ("LocalAddressPrefixLength", acl.Local is null ? 0 : length),
            ("RemoteAddress", acl.Local is null ? address : null),
            ("RemoteAddressPrefixLength", acl.Local is null ? length : 0));
    }

    private static CimRecord ExtendedAcl(LabHost host, PortAcl acl) => host.Create(
        Msvm.ExtendedAcl,
        ("Action", (int)acl.Action + 1),
        ("Direction", (int)acl.Direction + 1),
        ("LocalIPAddress", acl.Local ?? "ANY"),
        ("RemoteIPAddress", acl.Remote ?? "ANY"),
        ("LocalPort", acl.LocalPort ?? "ANY"),
        ("RemotePort", acl.RemotePort ?? "ANY"),
        ("Protocol", acl.Protocol ?? "ANY"),
        ("Weight", acl.Weight),
        ("Stateful", acl.Stateful));

    // The setting for failover is in newer schemas only (facts A1.9).
    private static CimRecord Mapping(LabHost host, TeamMapping mapping)
    {
        CimRecord record = host.Create(Msvm.TeamMapping, ("NetAdapterName", mapping.Nic));
        return mapping.DisableOnFailover && host.Store.Schema.FindConcrete(Msvm.TeamMapping)!.Property("DisableOnFailover") is not null
            ? host.With(record, ("DisableOnFailover", 1u))
            : record;
    }

    private static (string Address, int Length) Prefix(string text)
    {
        int slash = text.LastIndexOf('/');
        return slash >= 0 && int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            ? (text.Substring(0, slash), length)
            : (text, text.Contains(':') ? 128 : text.Contains('.') ? 32 : 48);
    }

    private static IEnumerable<(string Name, object? Value)> VlanValues(PortVlan vlan) => vlan switch
    {
        PortVlan.Access access => [("OperationMode", 1), ("AccessVlanId", access.Id.Value)],
        PortVlan.Trunk trunk => [("OperationMode", 2), ("NativeVlanId", trunk.Native?.Value ?? 0), ("TrunkVlanIdArray", trunk.Allowed.Select(v => v.Value))],
        PortVlan.Isolated isolated => [("OperationMode", 3), ("PvlanMode", 1), ("PrimaryVlanId", isolated.Primary.Value), ("SecondaryVlanId", isolated.Secondary.Value)],
        PortVlan.Community community => [("OperationMode", 3), ("PvlanMode", 2), ("PrimaryVlanId", community.Primary.Value), ("SecondaryVlanId", community.Secondary.Value)],
        PortVlan.Promiscuous promiscuous => [("OperationMode", 3), ("PvlanMode", 3), ("PrimaryVlanId", promiscuous.Primary.Value), ("SecondaryVlanIdArray", promiscuous.Secondaries.Select(v => v.Value))],
        _ => [],
    };
}
