using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Reporting;

/// <summary>A host in a diagram: open with its NICs, teams, virtual switches and VMs, or closed with the shares of its tenants.</summary>
internal sealed class HostBox
{
    private const double OpenWidth = 290;
    /// <summary>How wide a closed host is.</summary>
    internal const double ClosedWidth = 140;

    /// <summary>How high a closed host is.</summary>
    internal const double ClosedHeight = 50;

    private const double Gap = 26;
    private const int NicsShown = 6;
    private const double NicHeight = 17;
    private const double TeamHeight = 18;
    private const double RowHead = 36;
    private const double ChipStep = 86;
    private const double ChipHeight = 19;
    private const double LineStep = 24;

    private readonly HostState _host;
    private readonly TenantColors _tenants;
    private readonly HostContent? _content;
    private readonly double _x;
    private readonly double _y;
    private readonly double _rowsTop;

    private HostBox(HostState host, TenantColors tenants, double x, double y, HostContent? content)
    {
        (_host, _tenants, _content, _x, _y) = (host, tenants, content, x, y);
        _rowsTop = y + NicHeight + (host.Teams.Count > 0 ? TeamHeight : 0) + 30;
        Right = x + (content is null ? ClosedWidth : OpenWidth);
        Bottom = content is null ? y + ClosedHeight : _rowsTop + content.Rows.Sum(RowHeight) + 6;
    }

    /// <summary>The right edge.</summary>
    public double Right { get; }

    /// <summary>The lower edge.</summary>
    public double Bottom { get; }

    /// <summary>The host.</summary>
    public HostState Host => _host;

    /// <summary>How wide open hosts side by side are.</summary>
    public static double WidthOf(int hosts) => (hosts * (OpenWidth + Gap)) - Gap;

    /// <summary>Places open hosts side by side.</summary>
    public static HostBox[] Open(IReadOnlyList<HostState> hosts, TenantColors tenants, double left, double top, IReadOnlyList<Endpoint> named) =>
        [.. hosts.Select((h, i) => new HostBox(h, tenants, left + (i * (OpenWidth + Gap)), top, HostContent.Of(h, tenants, named)))];

    /// <summary>A closed host.</summary>
    public static HostBox Closed(HostState host, TenantColors tenants, double x, double y) => new(host, tenants, x, y, null);

    /// <summary>Where the cable of a NIC arrives.</summary>
    public Place OfNic(string name) => _content is null ? new Place(_x + (ClosedWidth / 2), _y) : new Place(NicX(NicIndex(name)) + (NicWidth / 2), _y);

    /// <summary>Where a team is.</summary>
    public Place OfTeam(string name)
    {
        int[] members = _content is null ? [] : [.. Members(name)];
        return members.Length == 0 ? Middle : new Place((NicX(members[0]) + NicX(members[members.Length - 1]) + NicWidth) / 2, _y + NicHeight + (TeamHeight / 2));
    }

    /// <summary>Where a virtual switch is.</summary>
    public Place OfSwitch(string name) =>
        Find(r => Names.Same(r.Switch, name)) is (var row, var top) && row is not null ? new Place(_x + OpenWidth - 22, top + 14) : Middle;

    /// <summary>Whether it shows what is in it.</summary>
    public bool IsOpen => _content is not null;

    /// <summary>Where an endpoint is; null for one that is not drawn here.</summary>
    /// <param name="endpoint">A VM adapter, or an endpoint of the host itself.</param>
    /// <param name="virtualSwitch">The virtual switch that it is met on; null for any.</param>
    public Place? Of(Endpoint endpoint, string? virtualSwitch)
    {
        int vm = endpoint.Kind == EndpointKind.VmAdapter ? HostContent.IndexOf(_host, endpoint) : -1;
        bool Is(Chip chip) => vm >= 0 ? chip.Vms.Contains(vm) : chip.Own is not null && chip.Own.Name == endpoint.Name;
        (HostContent.Row? row, double top) = Find(r => r.Chips.Any(Is) && (virtualSwitch is null || Names.Same(r.Switch, virtualSwitch)));
        int index = row is null ? -1 : Array.FindIndex(row.Chips, Is);
        return index < 0 ? null : new Place(ChipX(index) + 70, ChipY(top, index) + (ChipHeight / 2));
    }

    /// <summary>The cables of its NICs.</summary>
    public IEnumerable<XElement> Cables(SwitchLayer switches) => _host.PhysicalNics
        .Where(n => n.Port is not null && switches.Has(n.Port.Switch))
        .Select(n => SvgShapes.Cable(
            switches.CableOf(n.Port!.Switch, OfNic(n.Name)),
            OfNic(n.Name),
            $"{_host.Name} physical NIC {n.Name} to physical switch {n.Port.Switch} port {n.Port.Port}",
            "cable"));

    /// <summary>Its shapes.</summary>
    public IEnumerable<XElement> Shapes() => _content is null ? Shares() : Inside(_content);

    private Place Middle => new((_x + Right) / 2, _content is null ? _y + 32 : (_y + Bottom) / 2);

    private string Title => _host.Complete ? $"host {_host.Name}: {_host.Vms.Count} VM{(_host.Vms.Count == 1 ? string.Empty : "s")}" : $"host {_host.Name}: not read";

    private double NicWidth => Math.Min(68, (OpenWidth - 12) / Math.Max(1, Math.Min(NicsShown, _content!.Nics.Length))) - 6;

    private static double RowHeight(HostContent.Row row) => RowHead + ((row.Chips.Length + 2) / 3 * LineStep) + 8;

    private double NicX(int index) => _x + 8 + (Math.Min(index, NicsShown - 1) * (NicWidth + 6));

    private double ChipX(int index) => _x + 16 + (index % 3 * ChipStep);

    private static double ChipY(double rowTop, int index) => rowTop + RowHead + (index / 3 * LineStep);

    private int NicIndex(string name) => Math.Max(0, Array.FindIndex(_content!.Nics, n => Names.Same(n.Name, name)));

    private IEnumerable<int> Members(string team) => _host.FindTeam(team)?.Members.Where(m => _host.FindNic(m) is not null).Select(NicIndex).OrderBy(i => i) ?? Enumerable.Empty<int>();

    private (HostContent.Row? Row, double Top) Find(Func<HostContent.Row, bool> predicate)
    {
        double top = _rowsTop;
        foreach (HostContent.Row row in _content?.Rows ?? [])
        {
            if (predicate(row))
            {
                return (row, top);
            }

            top += RowHeight(row);
        }

        return (null, 0);
    }

    private IEnumerable<XElement> Inside(HostContent content)
    {
        yield return SvgShapes.Box(_x, _y, OpenWidth, Bottom - _y, _host.Complete ? "host" : "host unread", Title);
        for (int n = 0; n < Math.Min(NicsShown, content.Nics.Length); n++)
        {
            bool isLast = n == NicsShown - 1 && content.Nics.Length > NicsShown;
            string nic = isLast ? $"{content.Nics.Length - n} NICs" : content.Nics[n].Name;
            string title = isLast ? string.Join(", ", content.Nics.Skip(n).Select(i => i.Name)) : content.Nics[n].Kind == NicKind.Hba ? $"HBA {nic}" : $"physical NIC {nic}";
            yield return SvgShapes.Box(NicX(n), _y, NicWidth, NicHeight, "nic", title);
            yield return SvgShapes.Text(NicX(n) + 4, _y + 12.5, nic, (int)(NicWidth / 6.4), "small");
        }

        foreach (NicTeam team in _host.Teams.Where(t => Members(t.Name).Any()))
        {
            int[] members = [.. Members(team.Name)];
            double width = NicX(members[members.Length - 1]) + NicWidth - NicX(members[0]);
            yield return SvgShapes.Box(NicX(members[0]), _y + NicHeight, width, TeamHeight, "team", $"NIC team {team.Name} of {team.Members}{(team.Standby is null ? string.Empty : $", {team.Standby} stands by")}");
            yield return SvgShapes.Text(NicX(members[0]) + 5, _y + NicHeight + 13, "team " + team.Name, (int)(width / 6.2), "small");
        }

        yield return SvgShapes.Text(_x + 10, _rowsTop - 12, Title, 38, "name");
        double y = _rowsTop;
        foreach (HostContent.Row row in content.Rows)
        {
            yield return SvgShapes.Box(_x + 8, y, OpenWidth - 16, RowHeight(row) - 6, row.Switch is null ? "group" : "virtual", $"{row.Name}: {row.Detail}");
            yield return SvgShapes.Text(_x + 16, y + 15, row.Name, 40);
            yield return SvgShapes.Text(_x + 16, y + 28, row.Detail, 48, "small");
            for (int c = 0; c < row.Chips.Length; c++)
            {
                yield return SvgShapes.Box(ChipX(c), ChipY(y, c), ChipStep - 6, ChipHeight, "vm", row.Chips[c].Title, _tenants.Fill(row.Chips[c].Tenant));
                yield return SvgShapes.Text(ChipX(c) + 5, ChipY(y, c) + 14, row.Chips[c].Text, 11, row.Chips[c].Tenant < 0 ? "own" : "chip");
            }

            y += RowHeight(row);
        }
    }

    private IEnumerable<XElement> Shares()
    {
        yield return SvgShapes.Box(_x, _y, ClosedWidth, ClosedHeight, _host.Complete ? "host" : "host unread", Title);
        yield return SvgShapes.Text(_x + 8, _y + 18, Title.Substring("host ".Length), 19, "name");
        double left = _x + 8;
        double unit = (ClosedWidth - 16) / Math.Max(1, _host.Vms.Count);
        foreach (IGrouping<int, int> share in Enumerable.Range(0, _host.Vms.Count).GroupBy(v => _tenants.ShownAs(_tenants.TenantOf(_host, v))).OrderBy(g => g.Key))
        {
            string who = share.Key < 0 ? "in no tenant" : share.Key == TenantColors.Others ? "of other tenants" : "of tenant " + _tenants.Names[share.Key];
            double width = share.Count() * unit;
            yield return SvgShapes.Box(left, _y + 25, width, 18, "vm", string.Format(CultureInfo.InvariantCulture, "{0} VMs {1}", share.Count(), who), _tenants.Fill(share.Key));
            left += width;
        }
    }
}
