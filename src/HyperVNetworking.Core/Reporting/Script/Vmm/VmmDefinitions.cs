using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using static HyperVNetworking.Reporting.PowerShellText;

namespace HyperVNetworking.Reporting;

/// <summary>What a plan needs VMM to know before a host is touched: logical network, network site, VM networks, logical switches and their uplink port profiles.</summary>
internal sealed class VmmDefinitions
{
    private readonly VmmDivision _division;
    private readonly (string Name, int Vlan)[] _networks;

    public VmmDefinitions(NetworkPlan plan, VmmDivision division)
    {
        _division = division;
        IEnumerable<VlanId> used = plan.Steps.Where(s => division.WhyNot(s) is null).Select(s => s.Change).Select(c => c switch
        {
            HostChange.SetAdapterVlan { To: PortVlan.Access access } => access.Id,
            HostChange.AddHostAdapter { Adapter.Vlan: PortVlan.Access access } => access.Id,
            _ => (VlanId?)null,
        }).OfType<VlanId>();
        TenantNetwork[] tenants = plan.Tenants.Where(t => t.Vlan is not null && t.PrivateVlan is null).ToArray();
        _networks = used.Concat(tenants.Select(t => t.Vlan!.Value)).Distinct().OrderBy(v => v.Value)
            .Select(v => (Name: tenants.FirstOrDefault(t => t.Vlan == v)?.Tenant ?? $"VLAN {v}", v.Value)).Select(n => (n.Name, Vlan: (int)n.Value)).ToArray();
    }

    /// <summary>The lines that make what is missing.</summary>
    public IEnumerable<string> Make()
    {
        yield return string.Empty;
        yield return "$planSwitches = @{}";
        yield return "$planUplinks = @{}";
        yield return "$planSite = $null";
        if (_networks.Length > 0)
        {
            yield return Comment("Logical network, network site with a subnet-VLAN for each VLAN, and a VM network for each tenant.");
            yield return "$planNetwork = Add-PlanLogicalNetwork";
            yield return $"$planSite = Add-PlanSite $planNetwork @({string.Join(", ", _networks.Select(n => Number(n.Vlan)))})";
            foreach ((string name, int vlan) in _networks)
            {
                yield return $"Add-PlanVMNetwork $planNetwork $planSite {Quote(name)} {Number(vlan)}";
            }
        }

        if (_division.LogicalSwitches.Count > 0)
        {
            yield return Comment("Logical switches and their uplink port profiles.");
        }

        foreach (VmmLogicalSwitch logical in _division.LogicalSwitches)
        {
            yield return $"$planSwitches[{Quote(logical.Name)}] = Add-PlanLogicalSwitch {Quote(logical.Name)} {logical.UplinkMode} {logical.BandwidthMode} {Flag(logical.Sriov)}";
        }

        foreach (VmmHostSwitch of in Uplinks())
        {
            yield return $"$planUplinks[{Quote(UplinkName(of))}] = Add-PlanUplinkSet $planSwitches[{Quote(of.Switch.Name)}] $planSite {Quote(UplinkName(of))} {of.TeamMode} {of.LoadBalancing}";
        }
    }

    /// <summary>The lines that remove what they made.</summary>
    public IEnumerable<string> Remove()
    {
        yield return string.Empty;
        yield return Comment("What the script made for VMM to know, if nothing else uses it.");
        foreach (VmmLogicalSwitch logical in _division.LogicalSwitches.Reverse())
        {
            yield return $"Remove-PlanLogicalSwitch {Quote(logical.Name)}";
        }

        foreach (VmmHostSwitch of in Uplinks())
        {
            yield return $"Remove-PlanUplinkProfile {Quote(UplinkName(of))}";
        }

        foreach ((string name, _) in _networks.Reverse())
        {
            yield return $"Remove-PlanVMNetwork {Quote(name)}";
        }

        yield return "Remove-PlanLogicalNetwork";
    }

    /// <summary>The name of the uplink port profile of a logical switch on a host.</summary>
    public static string UplinkName(VmmHostSwitch of) => $"{of.Switch.Name} uplink, {of.TeamMode} {of.LoadBalancing}";

    private IEnumerable<VmmHostSwitch> Uplinks() => _division.HostSwitches.Values.GroupBy(UplinkName, Names.Comparer).Select(g => g.First()).OrderBy(UplinkName, System.StringComparer.Ordinal);
}
