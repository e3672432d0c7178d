using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Reporting;

/// <summary>What the box of a host holds: its NICs by team, and a row of chips for its own traffic and for each virtual switch.</summary>
internal sealed class HostContent
{
    private const int ChipsShown = 24;

    private readonly HostState _host;
    private readonly TenantColors _tenants;
    private readonly HashSet<int> _named;

    private HostContent(HostState host, TenantColors tenants, IEnumerable<Endpoint> named)
    {
        _host = host;
        _tenants = tenants;
        _named = [.. named.Where(e => e.Kind == EndpointKind.VmAdapter && Names.Same(e.Host, host.Name)).Select(e => IndexOf(host, e))];
        Nics = [.. host.Teams.SelectMany(t => t.Members).Select(host.FindNic).OfType<PhysicalNic>().Concat(host.PhysicalNics).Distinct()];
        Rows = [.. AllRows().Where(r => r.Chips.Length > 0 || r.Switch is not null)];
    }

    /// <summary>The NICs, those of a team side by side.</summary>
    public PhysicalNic[] Nics { get; }

    /// <summary>The rows from above.</summary>
    public Row[] Rows { get; }

    /// <summary>The content of a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="tenants">Who is of which tenant.</param>
    /// <param name="named">The endpoints that have a chip of their own however many VMs there are.</param>
    public static HostContent Of(HostState host, TenantColors tenants, IEnumerable<Endpoint> named) => new(host, tenants, named);

    /// <summary>The VM that an endpoint is, in the list of its host; -1 for none.</summary>
    public static int IndexOf(HostState host, Endpoint endpoint)
    {
        for (int v = 0; v < host.Vms.Count; v++)
        {
            if (Names.Same(host.Vms[v].Name, endpoint.Machine) && (endpoint.MachineId is null || Names.Same(host.Vms[v].Id, endpoint.MachineId)))
            {
                return v;
            }
        }

        return -1;
    }

    private IEnumerable<Row> AllRows()
    {
        ILookup<string, int> bySwitch = Enumerable.Range(0, _host.Vms.Count)
            .SelectMany(v => SwitchesOf(_host.Vms[v]).Select(s => (Switch: s, Vm: v)))
            .ToLookup(v => v.Switch, v => v.Vm, Names.Comparer);
        yield return new Row("host traffic", "of the host itself", [.. _tenants.OwnOf(_host).Where(e => e.Kind != EndpointKind.HostAdapter).Select(Chip)], null);
        foreach (VirtualSwitch virtualSwitch in _host.Switches)
        {
            IEnumerable<Chip> own = _tenants.OwnOf(_host).Where(e => e.Kind == EndpointKind.HostAdapter && ReferenceEquals(_host.FindSwitch(_host.HostAdapters[e.AdapterIndex].Switch), virtualSwitch)).Select(Chip);
            yield return new Row($"virtual switch {virtualSwitch.Name}", Detail(virtualSwitch), [.. own, .. Chips([.. bySwitch[virtualSwitch.Name]])], virtualSwitch.Name);
        }

        yield return new Row("not connected", "on no virtual switch", Chips([.. bySwitch[string.Empty]]), null);
    }

    private string[] SwitchesOf(VirtualMachine vm)
    {
        string[] switches = [.. vm.Adapters.Select(a => _host.FindSwitch(a.Switch)?.Name).OfType<string>().Distinct(Names.Comparer)];
        return switches.Length > 0 ? switches : [string.Empty];
    }

    private string Detail(VirtualSwitch virtualSwitch)
    {
        string uplinks = string.Join(", ", virtualSwitch.Uplinks);
        return virtualSwitch.Uplinks.Count == 0 ? virtualSwitch.Type.ToString()
            : virtualSwitch.Uplinks.Count > 1 ? $"{virtualSwitch.Type}, embedded team of {uplinks}"
            : $"{virtualSwitch.Type}, uplink {(_host.FindNic(uplinks) is null && _host.FindTeam(uplinks) is not null ? "NIC team " : string.Empty)}{uplinks}";
    }

    private Chip Chip(Endpoint endpoint)
    {
        string vlan = endpoint.Kind == EndpointKind.HostAdapter ? $", {_host.HostAdapters[endpoint.AdapterIndex].Vlan}" : string.Empty;
        return new Chip(endpoint.Traffic ?? endpoint.Adapter ?? endpoint.Name, $"{endpoint.Describe()}{vlan}, {Of(_tenants.TenantOf(endpoint))}", _tenants.TenantOf(endpoint), [], endpoint);
    }

    // A VM each, or where there are too many a tenant each.
    private Chip[] Chips(int[] vms)
    {
        if (vms.Length <= ChipsShown)
        {
            return [.. vms.Select(Chip)];
        }

        IEnumerable<Chip> shares = vms.Where(v => !_named.Contains(v)).GroupBy(v => _tenants.TenantOf(_host, v)).OrderBy(g => g.Key)
            .Select(g => new Chip($"{g.Count()} VMs", $"{g.Count()} VMs, {Of(g.Key)}", g.Key, [.. g], null));
        return [.. vms.Where(_named.Contains).Select(Chip), .. shares.Take(ChipsShown)];
    }

    private Chip Chip(int vm)
    {
        int tenant = _tenants.TenantOf(_host, vm);
        string vlans = string.Join("; ", _host.Vms[vm].Adapters.Select(a => a.Vlan.ToString()));
        return new Chip(_host.Vms[vm].Name, $"VM {_host.Vms[vm].Name}, {Of(tenant)}{(vlans.Length > 0 ? ", " + vlans : string.Empty)}", tenant, [vm], null);
    }

    private string Of(int tenant) => tenant < 0 ? "no tenant" : "tenant " + _tenants.Names[tenant];

    /// <summary>A row of a host's box.</summary>
    /// <param name="Name">What it is.</param>
    /// <param name="Detail">More of it.</param>
    /// <param name="Chips">Who is on it.</param>
    /// <param name="Switch">The virtual switch that it is; null for none.</param>
    internal sealed record Row(string Name, string Detail, Chip[] Chips, string? Switch);
}
