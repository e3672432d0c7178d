using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Fabrics.Reading;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Assembly;

/// <summary>The link aggregations of all switches: the two halves of a vPC or VLT port channel are one.</summary>
internal static class PairedLags
{
    public static IEnumerable<LinkAggregation> Of(IReadOnlyList<ReadSwitch> switches, IReadOnlyList<(ReadSwitch First, ReadSwitch Second)> pairs)
    {
        var lags = switches.ToDictionary(s => s, s => SwitchMapper.Lags(s).ToList());
        foreach ((ReadSwitch first, ReadSwitch second) in pairs)
        {
            foreach ((LinkAggregation Lag, int? Multichassis) half in lags[first].Where(l => l.Multichassis is not null).ToArray())
            {
                (LinkAggregation Lag, int? Multichassis)[] others = lags[second].Where(l => l.Multichassis == half.Multichassis).ToArray();
                if (others.Length == 1)
                {
                    (LinkAggregation Lag, int? Multichassis) other = others[0];
                    string name = Names.Same(half.Lag.Name, other.Lag.Name) ? half.Lag.Name : $"{(first.Dialect == SwitchDialect.Os10 ? "VLT" : "vPC")} {half.Multichassis}";
                    lags[first][lags[first].IndexOf(half)] = (new LinkAggregation { Name = name, Ports = [.. half.Lag.Ports, .. other.Lag.Ports] }, half.Multichassis);
                    lags[second].Remove(other);
                }
            }
        }

        return switches.SelectMany(s => lags[s]).Select(l => l.Lag);
    }

    /// <summary>The ports by which a switch of a pair is cabled to the other.</summary>
    public static IReadOnlyList<PortReference> PeerPorts(ReadSwitch from)
    {
        int[] channels = from.Interfaces.Where(i => i.IsPeerLink && i.Name.Kind == InterfaceKind.PortChannel).Select(i => i.Name.Number).ToArray();
        IEnumerable<InterfaceName> members = from.Interfaces
            .Where(i => i.Name.Kind == InterfaceKind.Port && (i.IsPeerLink || (i.Channel is int channel && channels.Contains(channel))))
            .Select(i => i.Name);
        return [.. members.Concat(from.Domain?.PeerPorts ?? []).Distinct().Select(n => new PortReference(from.HostName!, n.Text))];
    }
}
