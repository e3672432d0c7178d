using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using static HyperVNetworking.Reporting.PowerShellText;

namespace HyperVNetworking.Reporting;

/// <summary>Writes each kind of change as the inbox cmdlets that make it.</summary>
internal static class ChangeScript
{
    public static ScriptedChange Of(HostChange change, string host) => change switch
    {
        HostChange.CreateSwitch c => SwitchChange(c.Switch.Name, host, Quote("absent"), Quote(c.Switch.Type.ToString()), NewSwitch(c.Switch, host)),
        HostChange.RemoveSwitch c => SwitchChange(c.Switch.Name, host, Quote(c.Switch.Type.ToString()), Quote("absent"), [$"Remove-VMSwitch -VMSwitch (Find-PlanSwitch {Quote(host)} {Quote(c.Switch.Name)}) -Force"]),
        HostChange.SetUplinks c => new ScriptedChange(
            $"$switch = Find-PlanSwitch {Quote(host)} {Quote(c.Switch)}",
            $"(Get-PlanUplink {Quote(host)} $switch)",
            $"(Join-PlanName {QuoteAll(c.From)})",
            $"(Join-PlanName {QuoteAll(c.To)})",
            [$"{(c.From.Count > 1 || c.To.Count > 1 ? "Set-VMSwitchTeam" : "Set-VMSwitch")} -VMSwitch $switch -NetAdapterName {QuoteAll(c.To)}"]),
        HostChange.AddHostAdapter c => HostAdapterChange(c.Adapter, host, "absent", "present", AddHostAdapter(c.Adapter, host)),
        HostChange.RemoveHostAdapter c => HostAdapterChange(c.Adapter, host, "present", "absent", [$"Remove-VMNetworkAdapter -VMNetworkAdapter (Find-PlanHostAdapter {Quote(host)} {Quote(c.Adapter.Name)} {Quote(c.Adapter.Switch)})"]),
        HostChange.ConnectAdapter c => Connection(c, host),
        HostChange.SetAdapterVlan c => Setting(c, host, "Get-PlanVlan", v => v.ToString(), [.. AdapterSettings.Vlan(c.To), .. Restart(c.Adapter, host)]),
        HostChange.SetAdapterIsolation c => Setting(c, host, "Get-PlanIsolation", AdapterSettings.Describe, [.. AdapterSettings.Isolation(c.From, c.To), .. Restart(c.Adapter, host)]),
        HostChange.SetAdapterSecurity c => Setting(c, host, "Get-PlanSecurity", AdapterSettings.Describe, AdapterSettings.Security(c.From, c.To)),
        HostChange.SetAdapterBandwidth c => Setting(c, host, "Get-PlanBandwidth", AdapterSettings.Describe, AdapterSettings.Bandwidth(c.From, c.To)),
        HostChange.SetAdapterOffload c => Setting(c, host, "Get-PlanOffload", AdapterSettings.Describe, AdapterSettings.Offload(c.From, c.To)),
        _ => TeamScript.Of(change, host) ?? QosScript.Of(change, host) ?? throw new NotSupportedException($"Scripts do not know the change {change.GetType().Name}."),
    };

    private static ScriptedChange SwitchChange(string name, string host, string from, string to, IReadOnlyList<string> commands) =>
        new(null, $"(Get-PlanSwitch {Quote(host)} {Quote(name)})", from, to, commands);

    private static ScriptedChange HostAdapterChange(HostAdapter adapter, string host, string from, string to, IReadOnlyList<string> commands) =>
        new(null, $"(Get-PlanHostAdapter {Quote(host)} {Quote(adapter.Name)} {Quote(adapter.Switch)})", Quote(from), Quote(to), commands);

    private static ScriptedChange Setting<T>(HostChange.SettingChange<T> change, string host, string reader, Func<T, string> describe, IEnumerable<string> commands) =>
        new(Find(change.Adapter, host), $"({reader} $adapter)", Quote(describe(change.From)), Quote(describe(change.To)), commands.ToArray());

    private static string[] Restart(AdapterReference adapter, string host) =>
        adapter.IsHostAdapter ? [$"Restart-PlanRdma {Quote(host)} {Quote($"vEthernet ({adapter.AdapterName})")}"] : [];

    // A plan names a switch by its GUID where its name means several.
    private static ScriptedChange Connection(HostChange.ConnectAdapter change, string host)
    {
        string? id = new[] { change.From, change.To }.FirstOrDefault(s => Guid.TryParse(s, out _));
        string command = change.To is null
            ? "Disconnect-VMNetworkAdapter -VMNetworkAdapter $adapter"
            : $"Connect-VMNetworkAdapter -VMNetworkAdapter $adapter -VMSwitch (Find-PlanSwitch {Quote(host)} {Quote(change.To)})";
        return new ScriptedChange(
            Find(change.Adapter, host),
            $"(Get-PlanConnection $adapter {QuoteOrNull(id)})",
            Quote(change.From ?? string.Empty),
            Quote(change.To ?? string.Empty),
            [command]);
    }

    private static string Find(AdapterReference adapter, string host) => adapter.IsHostAdapter
        ? $"$adapter = Find-PlanHostAdapter {Quote(host)} {Quote(adapter.AdapterName)} {QuoteOrNull(adapter.Switch)}"
        : $"$adapter = Find-PlanAdapter {Quote(host)} {Quote(adapter.VmName!)} {QuoteOrNull(adapter.VmId)} {Quote(adapter.AdapterName)} {QuoteOrNull(adapter.AdapterId)}";

    private static List<string> NewSwitch(VirtualSwitch s, string host)
    {
        string kind = s.Type == SwitchType.External
            ? $"-NetAdapterName {QuoteAll(s.Uplinks)} -AllowManagementOS {Flag(s.AllowManagementOS)}{(s.IsEmbeddedTeam ? " -EnableEmbeddedTeaming $true" : string.Empty)}"
            : $"-SwitchType {s.Type}";
        string mode = s.BandwidthMode == SwitchBandwidthMode.Default ? string.Empty : $" -MinimumBandwidthMode {s.BandwidthMode}";
        string sriov = s.SriovEnabled ? " -EnableIov $true" : string.Empty;
        string notes = s.Notes is null ? string.Empty : $" -Notes {Quote(s.Notes)}";
        var commands = new List<string> { $"New-VMSwitch -ComputerName {Quote(host)} -Name {Quote(s.Name)} {kind}{mode}{sriov}{notes} | Out-Null" };
        if (s.IsEmbeddedTeam && s.LoadBalancing != SetLoadBalancing.Dynamic)
        {
            commands.Add($"Set-VMSwitchTeam -VMSwitch (Find-PlanSwitch {Quote(host)} {Quote(s.Name)}) -LoadBalancingAlgorithm {s.LoadBalancing}");
        }

        return commands;
    }

    private static List<string> AddHostAdapter(HostAdapter adapter, string host)
    {
        string mac = adapter.MacAddress is null ? string.Empty : $" -StaticMacAddress {Quote(adapter.MacAddress)}";
        var commands = new List<string>
        {
            $"Add-VMNetworkAdapter -ManagementOS -ComputerName {Quote(host)} -Name {Quote(adapter.Name)} -SwitchName {Quote(adapter.Switch)}{mac}",
        };
        string[] settings =
        [
            .. adapter.Vlan is PortVlan.Untagged ? [] : AdapterSettings.Vlan(adapter.Vlan),
            .. AdapterSettings.Isolation(null, adapter.Isolation),
            .. AdapterSettings.Security(AdapterSecurity.Default, adapter.Security),
            .. AdapterSettings.Bandwidth(AdapterBandwidth.Default, adapter.Bandwidth),
            .. AdapterSettings.Offload(AdapterOffload.Default, adapter.Offload),
        ];
        if (adapter.Vlan is not PortVlan.Untagged)
        {
            // Add-VMNetworkAdapter makes it connected, and no inbox cmdlet makes, moves or connects a disconnected adapter of the management OS.
            commands.Insert(0, "# Until its VLAN is set two commands later this adapter is untagged: the inbox cmdlets make no disconnected one. Invoke-NetworkPlan does.");
        }

        if (settings.Length > 0)
        {
            commands.Add(Find(AdapterReference.To(adapter), host));
            commands.AddRange(settings);
        }

        if (adapter.Rdma == true)
        {
            commands.Add($"Get-NetAdapterRdma -CimSession {Quote(host)} | Where-Object {{ $_.Name -eq {Quote($"vEthernet ({adapter.Name})")} }} | Enable-NetAdapterRdma");
        }

        commands.AddRange(AddressScript.Missing($"vEthernet ({adapter.Name})", adapter.Addressing ?? InterfaceAddressing.None, host));
        return commands;
    }
}
