using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Reporting;

/// <summary>A host in a diagram.</summary>
internal sealed class HostBox
{
    private const double OpenWidth = 290;
    private const double ClosedWidth = 170;
    private const double Gap = 26;
    private const int PerRow = 6;
    private const int NicsShown = 4;
    private const double NicStep = 68;

    private readonly HostState _host;
    private readonly TenantColors _tenants;
    private readonly bool _isOpen;
    private readonly int _vmsShown;
    private readonly (string Name, (string Text, string Title, int Tenant)[] Chips)[] _rows;
    private readonly double _x;
    private readonly double _y;

    private HostBox(HostState host, TenantColors tenants, double x, double y, bool isOpen, int vmsShown)
    {
        _host = host;
        _tenants = tenants;
        _x = x;
        _y = y;
        _isOpen = isOpen;
        _vmsShown = vmsShown;
        _rows = isOpen ? [.. Rows(host).Select(r => (r.Name, Chips(r.Vms)))] : [];
        Right = x + (isOpen ? OpenWidth : ClosedWidth);
        Bottom = y + (isOpen ? 62 + _rows.Sum(r => RowHeight(r.Chips.Length)) : 58);
    }

    /// <summary>The right edge.</summary>
    public double Right { get; }

    /// <summary>The lower edge.</summary>
    public double Bottom { get; }

    /// <summary>Places hosts side by side, those that are closed in several rows.</summary>
    public static HostBox[] Place(IReadOnlyList<HostState> hosts, TenantColors tenants, double left, double top, bool areOpen, int vmsShown) => hosts.Select((h, i) => areOpen
        ? new HostBox(h, tenants, left + (i * (OpenWidth + Gap)), top, true, vmsShown)
        : new HostBox(h, tenants, left + (i % PerRow * (ClosedWidth + Gap)), top + (i / PerRow * 84), false, vmsShown)).ToArray();

    /// <summary>The cables of its NICs.</summary>
    /// <param name="switches">Where the physical switches are.</param>
    /// <param name="bottom">Their lower edge.</param>
    public IEnumerable<XElement> Cables(IReadOnlyDictionary<string, double> switches, double bottom)
    {
        var cabled = _host.PhysicalNics.Select((nic, i) => (Nic: nic, Index: i)).Where(n => n.Nic.Port is not null && switches.ContainsKey(n.Nic.Port.Switch));
        return cabled.Select(n => SvgShapes.Cable(
            switches[n.Nic.Port!.Switch] + ((_x + 60 - switches[n.Nic.Port.Switch]) * .04),
            bottom,
            _isOpen ? NicX(n.Index) + (NicStep / 2) - 3 : _x + (ClosedWidth / 2),
            _y,
            $"{_host.Name} physical NIC {n.Nic.Name} to physical switch {n.Nic.Port.Switch} port {n.Nic.Port.Port}"));
    }

    /// <summary>Its shapes.</summary>
    public IEnumerable<XElement> Shapes() => _isOpen ? Open() : Closed();

    private string Title => _host.Complete ? $"host {_host.Name}: {_host.Vms.Count} VMs" : $"host {_host.Name}: not read";

    private static (string Name, int[] Vms)[] Rows(HostState host)
    {
        ILookup<string, int> bySwitch = host.Vms
            .Select((vm, i) => (Index: i, Switch: vm.Adapters.Select(a => host.FindSwitch(a.Switch)?.Name).FirstOrDefault(s => s is not null) ?? string.Empty))
            .ToLookup(v => v.Switch, v => v.Index, Names.Comparer);
        return [.. host.Switches.Select(s => ($"virtual switch {s.Name} ({s.Type})", bySwitch[s.Name].ToArray())), .. bySwitch[string.Empty].Any() ? new[] { ("not connected", bySwitch[string.Empty].ToArray()) } : []];
    }

    // A VM each, or where there are too many a tenant each.
    private (string Text, string Title, int Tenant)[] Chips(int[] vms)
    {
        string Of(int tenant) => tenant < 0 ? "no tenant" : "tenant " + _tenants.Names[tenant];
        return vms.Length <= _vmsShown
            ? [.. vms.Select(v => (_host.Vms[v].Name, $"VM {_host.Vms[v].Name}, {Of(_tenants.TenantOf(_host, v))}", _tenants.TenantOf(_host, v)))]
            : [.. vms.GroupBy(v => _tenants.TenantOf(_host, v)).OrderBy(g => g.Key).Take(_vmsShown).Select(g => ($"{g.Count()} VMs", $"{g.Count()} VMs, {Of(g.Key)}", g.Key))];
    }

    private static double RowHeight(int chips) => 30 + (Math.Max(1, (chips + 2) / 3) * 24);

    private double NicX(int index) => _x + 10 + (Math.Min(index, NicsShown - 1) * NicStep);

    private IEnumerable<XElement> Open()
    {
        yield return SvgShapes.Box(_x, _y, OpenWidth, Bottom - _y, _host.Complete ? "host" : "host unread", Title, "Canvas");
        for (int n = 0; n < Math.Min(NicsShown, _host.PhysicalNics.Count); n++)
        {
            bool isLast = n == NicsShown - 1 && _host.PhysicalNics.Count > NicsShown;
            string nic = isLast ? $"{_host.PhysicalNics.Count - n} NICs" : _host.PhysicalNics[n].Name;
            yield return SvgShapes.Box(NicX(n), _y, NicStep - 6, 17, "nic", $"physical NIC {nic}", "Canvas");
            yield return SvgShapes.Text(NicX(n) + 5, _y + 13, nic, 8, "small");
        }

        yield return SvgShapes.Text(_x + 10, _y + 38, Title, 38, "name");
        double y = _y + 46;
        foreach ((string name, (string Text, string Title, int Tenant)[] chips) in _rows)
        {
            double height = RowHeight(chips.Length) - 6;
            yield return SvgShapes.Box(_x + 8, y, OpenWidth - 16, height, "virtual", name);
            yield return SvgShapes.Text(_x + 16, y + 16, name, 38);
            for (int c = 0; c < chips.Length; c++)
            {
                double left = _x + 16 + (c % 3 * 86);
                double top = y + 23 + (c / 3 * 24);
                yield return SvgShapes.Box(left, top, 80, 19, "vm", chips[c].Title, TenantColors.Fill(chips[c].Tenant));
                yield return SvgShapes.Text(left + 5, top + 14, chips[c].Text, 11, chips[c].Tenant < 0 ? "label" : "chip");
            }

            y += height + 6;
        }
    }

    private IEnumerable<XElement> Closed()
    {
        yield return SvgShapes.Box(_x, _y, ClosedWidth, Bottom - _y, _host.Complete ? "host" : "host unread", Title, "Canvas");
        yield return SvgShapes.Text(_x + 8, _y + 18, Title.Substring("host ".Length), 24, "name");
        double left = _x + 8;
        double unit = (ClosedWidth - 16) / Math.Max(1, _host.Vms.Count);
        foreach (IGrouping<int, int> share in Enumerable.Range(0, _host.Vms.Count).GroupBy(v => _tenants.TenantOf(_host, v)).OrderBy(g => g.Key))
        {
            string who = share.Key < 0 ? "in no tenant" : "of tenant " + _tenants.Names[share.Key];
            double width = share.Count() * unit;
            yield return SvgShapes.Box(left, _y + 28, width, 20, "vm", string.Format(CultureInfo.InvariantCulture, "{0} VMs {1}", share.Count(), who), TenantColors.Fill(share.Key));
            left += width;
        }
    }
}
