using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>How the classes inside a virtual switch or team meet the physical network: one for all that are cabled alike.</summary>
internal sealed class Attachment
{
    /// <summary>The entry of a class that meets nothing.</summary>
    public const int None = -1;

    private readonly FabricDomains _fabric;
    private readonly (Way Way, RuleTables.Table Port, int FirstNode)[] _ways;
    private readonly bool[] _natives = new bool[FrameClasses.Limit];
    private readonly bool[] _enters = new bool[FrameClasses.Limit];
    private readonly bool[] _leaves = new bool[FrameClasses.Limit];

    private Attachment(FabricDomains fabric, IReadOnlyList<Way> ways)
    {
        _fabric = fabric;
        _ways = ways.Select(w => (w, fabric.Tables.Of((PhysicalPortRule)w.Port.Rule!), fabric.NodeOf(w.Port.Device, 0))).ToArray();
        for (int i = 0; i < FrameClasses.Limit; i++)
        {
            May[i] = Must[i] = None;
        }

        foreach ((Way way, RuleTables.Table port, int firstNode) in _ways)
        {
            Attach(way, port, firstNode);
        }

        for (int frameClass = 0; frameClass <= VlanId.MaxValue; frameClass++)
        {
            Must[frameClass] = Certain(frameClass);
        }
    }

    /// <summary>By class a node of the physical network that the class may reach or be reached from; they are all merged into one; once settled, that one.</summary>
    public int[] May { get; } = new int[FrameClasses.Limit];

    /// <summary>By class the node that frames enter over every cable and come back from to the same class; none where a cable differs.</summary>
    public int[] Must { get; } = new int[FrameClasses.Limit];

    /// <summary>Settles the domain of every class, once nothing is merged any more: a million endpoints ask for it.</summary>
    public void Settle()
    {
        for (int frameClass = 0; frameClass < May.Length; frameClass++)
        {
            May[frameClass] = May[frameClass] == None ? None : _fabric.May.Find(May[frameClass]);
        }
    }

    /// <summary>Whether frames of a class get out and others come back to it, or neither.</summary>
    public bool IsTwoWay(int frameClass) => _enters[frameClass] == _leaves[frameClass];

    /// <summary>Whether a class is the native VLAN of a trunk behind the device: what it sends tagged comes back untagged (site-rules B5).</summary>
    public bool IsNative(int frameClass) => _natives[frameClass];

    /// <summary>The VLAN that untagged frames of the device enter first; 0 if none.</summary>
    public int Untagged => _ways.Select(w => w.Way.Enters(w.Port, FrameClasses.VlanLess, Reading.May)).FirstOrDefault(vlan => vlan > 0);

    /// <summary>The attachments of devices, those that are cabled alike in one.</summary>
    /// <param name="fabric">The physical network.</param>
    /// <param name="devices">Virtual switches and teams.</param>
    /// <returns>By device; null for one without a described cable.</returns>
    public static Attachment?[] Of(FabricDomains fabric, IReadOnlyList<GraphDevice> devices)
    {
        var attachments = new Attachment?[devices.Count];
        var known = new Dictionary<Cabling, Attachment>();
        foreach (GraphDevice device in devices.Where(d => d.Kind != DeviceKind.PhysicalSwitch))
        {
            List<Way> ways = WaysOf(device);
            if (ways.Count == 0)
            {
                continue;
            }

            var cabling = new Cabling(ways.Select(w => (w.Port.Device.Index, ((PhysicalPortRule)w.Port.Rule!).Behaviour, w.TeamNic?.Setting)).ToValueList());
            if (!known.TryGetValue(cabling, out Attachment? attachment))
            {
                known.Add(cabling, attachment = new Attachment(fabric, ways));
            }

            attachments[device.Index] = attachment;
        }

        return attachments;
    }

    /// <summary>The described ports of physical switches that a device is cabled to, with the team NIC in between.</summary>
    public static List<Way> WaysOf(GraphDevice device) => device.OuterPorts
        .SelectMany(outer => outer.Peers)
        .SelectMany(peer => peer.Device.Kind == DeviceKind.Team
            ? peer.Device.OuterPorts.SelectMany(member => member.Peers, (_, port) => new Way(port, (TeamNicRule?)peer.Rule))
            : [new Way(peer, null)])
        .Where(way => way.Port.Rule is not null)
        .ToList();

    /// <summary>The open ends that a class of a device reaches by its own cables.</summary>
    public static IEnumerable<(int OpenEnd, TeamNicRule? TeamNic)> OpenEndsOf(GraphDevice device) => device.OuterPorts
        .SelectMany(outer => outer.Peers
            .SelectMany(peer => peer.Device.Kind == DeviceKind.Team
                ? peer.Device.OuterPorts.SelectMany(member => OpenEndsAt(member), (_, end) => (end, (TeamNicRule?)peer.Rule))
                : [])
            .Concat(OpenEndsAt(outer).Select(end => (end, (TeamNicRule?)null))));

    private void Attach(Way way, RuleTables.Table port, int firstNode)
    {
        if (way.Port.Rule is PhysicalPortRule { IsTrunk: true, Untagged: > 0 and int native })
        {
            _natives[native] = true;
        }

        for (int frameClass = 0; frameClass <= VlanId.MaxValue; frameClass++)
        {
            int entered = way.Enters(port, frameClass, Reading.May);
            if (entered > 0)
            {
                _enters[frameClass] = true;
                Join(frameClass, firstNode + entered);
            }

            int left = frameClass == 0 ? FrameClasses.Dropped : way.Leaves(port, frameClass, Reading.May);
            if (left != FrameClasses.Dropped)
            {
                _leaves[left] = true;
                Join(left, firstNode + frameClass);
            }
        }
    }

    private static IEnumerable<int> OpenEndsAt(GraphPort outer) =>
        outer.Peers.Where(p => p.Device.Kind == DeviceKind.PhysicalSwitch).Select(p => p.OpenEnd).Append(outer.OpenEnd).Where(end => end >= 0);

    private void Join(int frameClass, int node)
    {
        if (May[frameClass] == None)
        {
            May[frameClass] = node;
        }
        else
        {
            _fabric.MergeWide(May[frameClass], node);
        }
    }

    private int Certain(int frameClass)
    {
        int certain = None;
        foreach ((Way way, RuleTables.Table port, int firstNode) in _ways)
        {
            int entered = way.Enters(port, frameClass, Reading.Must);
            if (entered <= 0 || way.Leaves(port, entered, Reading.Must) != frameClass)
            {
                return None;
            }

            int node = _fabric.Must.Find(firstNode + entered);
            if (certain != None && node != certain)
            {
                return None;
            }

            certain = node;
        }

        return certain;
    }

    /// <summary>One cable, and the team NIC that the device uses it through.</summary>
    /// <param name="Port">The port at the physical switch.</param>
    /// <param name="TeamNic">The team NIC, if the device sits on one.</param>
    internal sealed record Way(GraphPort Port, TeamNicRule? TeamNic)
    {
        /// <summary>The VLAN that a class of the device enters.</summary>
        public int Enters(RuleTables.Table port, int frameClass, Reading reading)
        {
            int tag = TeamNic?.Ingress(frameClass, reading) ?? frameClass;
            return tag == FrameClasses.Dropped ? FrameClasses.Dropped : port.Enters(tag, reading);
        }

        /// <summary>The class of the device that a VLAN leaves into.</summary>
        public int Leaves(RuleTables.Table port, int vlan, Reading reading)
        {
            int tag = port.Leaves(vlan, reading);
            return tag == FrameClasses.Dropped ? FrameClasses.Dropped : TeamNic?.Egress(tag, reading) ?? tag;
        }
    }

    private sealed record Cabling(ValueList<(int Device, PhysicalPort Behaviour, string? TeamNic)> Ways);
}
