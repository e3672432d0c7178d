using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using static HyperVNetworking.Reporting.PowerShellText;

namespace HyperVNetworking.Reporting;

/// <summary>The settings of an adapter: as the reading functions of a script print them, and as the inbox cmdlets that change them.</summary>
internal static class AdapterSettings
{
    public static string Describe(IsolationSetting? setting) =>
        setting is null or { Mode: IsolationMode.None } ? "None" : $"{setting.Mode} {Number(setting.DefaultId)} {setting.AllowUntagged} {setting.MultiTenantStack}";

    public static string Describe(AdapterSecurity s) =>
        $"{OnOff(s.MacSpoofing)} {OnOff(s.GuestTeaming)} {OnOff(s.DhcpGuard)} {OnOff(s.RouterGuard)} {OnOff(s.IeeePriorityTag)} {s.Mirroring}";

    public static string Describe(AdapterBandwidth b) => $"{Number(b.Weight)} {Number(b.MinimumBitsPerSecond)} {Number(b.MaximumBitsPerSecond)}";

    public static string Describe(AdapterOffload o) => $"{Number(o.VmqWeight)} {Number(o.SriovWeight)}";

    public static IEnumerable<string> Vlan(PortVlan vlan)
    {
        string mode = vlan switch
        {
            PortVlan.Access access => $"-Access -VlanId {access.Id}",
            PortVlan.Trunk trunk => $"-Trunk -NativeVlanId {Number(trunk.Native?.Value ?? 0)} -AllowedVlanIdList {Quote(trunk.Allowed.ToString())}",
            PortVlan.Isolated isolated => $"-Isolated -PrimaryVlanId {isolated.Primary} -SecondaryVlanId {isolated.Secondary}",
            PortVlan.Community community => $"-Community -PrimaryVlanId {community.Primary} -SecondaryVlanId {community.Secondary}",
            PortVlan.Promiscuous promiscuous => $"-Promiscuous -PrimaryVlanId {promiscuous.Primary} -SecondaryVlanIdList {Quote(promiscuous.Secondaries.ToString())}",
            _ => "-Untagged",
        };
        return [$"Set-VMNetworkAdapterVlan -VMNetworkAdapter $adapter {mode}"];
    }

    public static IEnumerable<string> Isolation(IsolationSetting? from, IsolationSetting? to)
    {
        if (from == to)
        {
            yield break;
        }

        RoutingDomain[] before = from?.RoutingDomains.ToArray() ?? [];
        RoutingDomain[] after = to?.RoutingDomains.ToArray() ?? [];
        foreach (RoutingDomain gone in before.Except(after))
        {
            yield return $"Remove-VMNetworkAdapterRoutingDomainMapping -VMNetworkAdapter $adapter -RoutingDomainName {Quote(gone.Name)}";
        }

        yield return to is null or { Mode: IsolationMode.None }
            ? "Set-VMNetworkAdapterIsolation -VMNetworkAdapter $adapter -IsolationMode None"
            : $"Set-VMNetworkAdapterIsolation -VMNetworkAdapter $adapter -IsolationMode {to.Mode} -DefaultIsolationID {Number(to.DefaultId)} -AllowUntaggedTraffic {Flag(to.AllowUntagged)} -MultiTenantStack {OnOff(to.MultiTenantStack)}";
        foreach (RoutingDomain added in after.Except(before))
        {
            yield return $"Add-VMNetworkAdapterRoutingDomainMapping -VMNetworkAdapter $adapter -RoutingDomainID {QuoteOrNull(added.Id)} -RoutingDomainName {Quote(added.Name)} -IsolationID {string.Join(", ", added.IsolationIds.Select(Number))}";
        }
    }

    public static IEnumerable<string> Security(AdapterSecurity from, AdapterSecurity to) => Set(
        ("MacAddressSpoofing", OnOff(from.MacSpoofing), OnOff(to.MacSpoofing)),
        ("AllowTeaming", OnOff(from.GuestTeaming), OnOff(to.GuestTeaming)),
        ("DhcpGuard", OnOff(from.DhcpGuard), OnOff(to.DhcpGuard)),
        ("RouterGuard", OnOff(from.RouterGuard), OnOff(to.RouterGuard)),
        ("IeeePriorityTag", OnOff(from.IeeePriorityTag), OnOff(to.IeeePriorityTag)),
        ("PortMirroring", from.Mirroring.ToString(), to.Mirroring.ToString()));

    public static IEnumerable<string> Bandwidth(AdapterBandwidth from, AdapterBandwidth to) => Set(
        ("MinimumBandwidthWeight", Number(from.Weight), Number(to.Weight)),
        ("MinimumBandwidthAbsolute", Number(from.MinimumBitsPerSecond), Number(to.MinimumBitsPerSecond)),
        ("MaximumBandwidth", Number(from.MaximumBitsPerSecond), Number(to.MaximumBitsPerSecond)));

    public static IEnumerable<string> Offload(AdapterOffload from, AdapterOffload to) => Set(
        ("VmqWeight", Number(from.VmqWeight), Number(to.VmqWeight)),
        ("IovWeight", Number(from.SriovWeight), Number(to.SriovWeight)));

    // Only what changes: a host of an older Windows need not know the rest.
    private static IEnumerable<string> Set(params (string Parameter, string From, string To)[] settings)
    {
        string changed = string.Concat(settings.Where(s => s.From != s.To).Select(s => $" -{s.Parameter} {s.To}"));
        return changed.Length == 0 ? [] : [$"Set-VMNetworkAdapter -VMNetworkAdapter $adapter{changed}"];
    }

    private static string OnOff(bool on) => on ? "On" : "Off";
}
