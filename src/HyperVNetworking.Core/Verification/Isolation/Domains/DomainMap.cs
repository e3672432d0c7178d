using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Which broadcast domain every class of every device is in: of the physical network where it is cabled, else one of its own.</summary>
internal sealed class DomainMap
{
    private const byte IsSpecial = 1;
    private const byte IsImpure = 2;

    private readonly FabricDomains _fabric;
    private readonly Attachment?[] _attachments;
    private readonly IReadOnlyList<(int OpenEnd, TeamNicRule? TeamNic)>[] _openEnds;
    private readonly bool[] _hasOpenEnds;
    private readonly int[] _sharing;
    private readonly Dictionary<int, int> _local = [];
    private readonly Dictionary<int, List<int>> _openDomains = [];
    private readonly bool _isSettled;
    private byte[] _flags = [];
    private HashSet<int>? _folded;

    /// <summary>Maps the devices of a network.</summary>
    public DomainMap(NetworkPlaces places)
    {
        List<GraphDevice> devices = places.Graph.Devices;
        _fabric = new FabricDomains(places.Graph);
        _attachments = Attachment.Of(_fabric, devices);
        _openEnds = devices.Select(d => (IReadOnlyList<(int, TeamNicRule?)>)Attachment.OpenEndsOf(d).ToArray()).ToArray();
        _hasOpenEnds = _openEnds.Select(o => o.Count > 0).ToArray();
        _sharing = Sharing(devices);
        PossiblePlace[] displaced = PossiblePlace.Displaced(places, this);
        JoinSpecial(places, displaced);
        foreach (Attachment attachment in _attachments.OfType<Attachment>().Distinct())
        {
            attachment.Settle();
        }

        _isSettled = true;
        _flags = new byte[_fabric.May.Count];
        foreach (int node in _fabric.Impure)
        {
            _flags[_fabric.May.Find(node)] |= IsImpure;
        }

        foreach ((int node, int openEnd) in _fabric.OpenEnds)
        {
            int domain = _fabric.May.Find(node);
            if (!_openDomains.TryGetValue(domain, out List<int>? openEnds))
            {
                _openDomains.Add(domain, openEnds = []);
            }

            openEnds.Add(openEnd);
        }

        foreach (int endpoint in places.Special)
        {
            FlagSpecial(DomainsOf(places, endpoint));
        }

        foreach (PossiblePlace place in displaced)
        {
            FlagSpecial(DomainsThere(places, place));
        }

        // What meets such a device from outside is as little known as what is on it.
        foreach (int device in places.SpecialDevices.Concat(devices.Where(d => d.Kind != DeviceKind.PhysicalSwitch && d.Doubt is not null).Select(d => d.Index)))
        {
            FlagSpecial(Enumerable.Range(FrameClasses.VlanLess, VlanId.MaxValue + 1).Where(c => IsCabled(device, c)).Select(c => Of(device, c)));
        }
    }

    /// <summary>How many domains there are so far, as an upper bound.</summary>
    public int Count => _fabric.May.Count;

    /// <summary>The domain of a class in a virtual switch or team.</summary>
    public int Of(int device, int frameClass)
    {
        int node = _attachments[device] is Attachment attachment ? attachment.May[frameClass] : Attachment.None;
        return node == Attachment.None ? _fabric.May.Find(Local(device, frameClass))
            : _isSettled ? node
            : _fabric.May.Find(node);
    }

    /// <summary>Whether whoever sends into a class of a device is heard by all who hear its domain, and by nobody else: it is neither drawn too wide nor used one way only.</summary>
    public bool IsExact(int device, int frameClass)
    {
        int domain = Of(device, frameClass);
        return !HasSpecial(domain) && !IsWide(domain) && !Folded.Contains(domain) && _sharing[device] == 0 && _attachments[device]?.IsTwoWay(frameClass) != false;
    }

    // Two classes of one virtual switch that the cables join: a frame of one comes back as the other, but never to the switch that sent it.
    private HashSet<int> Folded => _folded ??= FindFolded();

    /// <summary>The domain of a VLAN in a physical switch.</summary>
    public int Of(GraphDevice physicalSwitch, int vlan) => _fabric.May.Find(_fabric.NodeOf(physicalSwitch, vlan));

    /// <summary>Some domains by their number, among all that some endpoint is in.</summary>
    public bool[] Marked(IEnumerable<int> domains)
    {
        var marked = new bool[Count];
        foreach (int domain in domains)
        {
            marked[domain] = true;
        }

        return marked;
    }

    /// <summary>What a class must reach: equal for two classes that must hear each other. Negative where only the device's own ports do.</summary>
    public int CertainOf(int device, int frameClass)
    {
        int certain = !_hasOpenEnds[device] && _attachments[device] is Attachment attachment ? attachment.Must[frameClass] : Attachment.None;
        return certain == Attachment.None ? ~((device * FrameClasses.Limit) + frameClass) : certain;
    }

    /// <summary>Whether a class of two devices is in one domain, with certainty too, and no cable of theirs is undescribed or shared.</summary>
    public bool IsAlike(int device, int other, int frameClass) =>
        IsCabled(device, frameClass) && IsCabled(other, frameClass)
        && !_hasOpenEnds[device] && !_hasOpenEnds[other] && _sharing[device] == 0 && _sharing[other] == 0
        && Of(device, frameClass) == Of(other, frameClass)
        && CertainOf(device, frameClass) is int certain and >= 0 && CertainOf(other, frameClass) is int otherCertain and >= 0
        && _fabric.Must.Find(certain) == _fabric.Must.Find(otherCertain);

    /// <summary>What a VLAN in a physical switch must reach.</summary>
    public int CertainOf(GraphDevice physicalSwitch, int vlan) => _fabric.Must.Find(_fabric.NodeOf(physicalSwitch, vlan));

    /// <summary>A number that a device shares with those that use one of its cables; 0 if it has them for itself.</summary>
    public int SharingOf(int device) => _sharing[device];

    /// <summary>Whether a class of a device is the native VLAN of the trunk behind it.</summary>
    public bool MeetsNative(int device, int frameClass) => _attachments[device]?.IsNative(frameClass) == true;

    /// <summary>The VLAN that untagged frames of a device enter; 0 if none.</summary>
    public int UntaggedOf(int device) => _attachments[device]?.Untagged ?? FrameClasses.VlanLess;

    /// <summary>Whether a class of a device is in the physical network.</summary>
    public bool IsCabled(int device, int frameClass) => _attachments[device] is Attachment attachment && attachment.May[frameClass] != Attachment.None;

    /// <summary>Whether nobody described where some cable of a device leads.</summary>
    public bool HasOpenEnds(int device) => _hasOpenEnds[device];

    /// <summary>The open ends that a class of a device reaches by the device's own cables.</summary>
    public IEnumerable<int> OpenEndsOf(int device, int frameClass) => !_hasOpenEnds[device]
        ? []
        : _openEnds[device].Where(o => o.TeamNic is null || o.TeamNic.Ingress(frameClass, Reading.May) != FrameClasses.Dropped).Select(o => o.OpenEnd);

    /// <summary>The open ends that frames of a domain reach; none if all is described.</summary>
    public IReadOnlyList<int> OpenEndsOf(int domain) => _openDomains.TryGetValue(domain, out List<int>? openEnds) ? openEnds : [];

    /// <summary>Whether somebody in the domain has settings that are not plain.</summary>
    public bool HasSpecial(int domain) => domain < _flags.Length && (_flags[domain] & IsSpecial) != 0;

    /// <summary>Whether the domain is drawn too wide.</summary>
    public bool IsWide(int domain) => domain < _flags.Length && (_flags[domain] & IsImpure) != 0;

    // Two devices of one host on one cable (team NICs): what leaves by it does not come back by it.
    private static int[] Sharing(List<GraphDevice> devices)
    {
        var sharing = new int[devices.Count];
        var owners = new Dictionary<int, int>();
        foreach (GraphDevice device in devices.Where(d => d.Kind == DeviceKind.VirtualSwitch || d.Ports.Exists(p => p.Endpoints.Count > 0 && d.Kind == DeviceKind.Team)))
        {
            foreach (Attachment.Way way in Attachment.WaysOf(device))
            {
                if (!owners.TryGetValue(way.Port.Group, out int owner))
                {
                    owners.Add(way.Port.Group, device.Index);
                }
                else if (owner != device.Index)
                {
                    int number = sharing[owner] > 0 ? sharing[owner] : owner + 1;
                    sharing[owner] = sharing[device.Index] = number;
                }
            }
        }

        return sharing;
    }

    private int Local(int device, int frameClass)
    {
        int key = (device * FrameClasses.Limit) + frameClass;
        if (!_local.TryGetValue(key, out int node))
        {
            _local.Add(key, node = _fabric.May.Add());
        }

        return node;
    }

    // Whoever is not plain may join whatever his machine, or his whole virtual switch, is in.
    private void JoinSpecial(NetworkPlaces places, PossiblePlace[] displaced)
    {
        var nodeOf = new Dictionary<int, int>();
        foreach (int endpoint in places.Special)
        {
            int machine = places.MachineOf(endpoint);
            int first = machine < 0 ? endpoint : places.FirstEndpoint[machine];
            int end = machine < 0 ? endpoint + 1 : places.EndOf(machine);
            for (int e = first; e < end; e++)
            {
                Join(places, e, nodeOf, first);
            }
        }

        foreach (PossiblePlace place in displaced)
        {
            Join(DomainsThere(places, place), nodeOf, places.FirstEndpoint[places.MachineOf(place.Endpoint)]);
        }

        for (int e = 0; places.SpecialDevices.Count > 0 && e < places.Count; e++)
        {
            if (places.SpecialDevices.Contains(places.DeviceOf(e)))
            {
                Join(places, e, nodeOf, int.MinValue + places.DeviceOf(e));
            }
        }

        // What is copied at an uplink is whatever comes by there.
        foreach (int device in places.SpecialDevices.Where(d => places.Graph.Devices[d].OuterPorts.Exists(p => p.Mirroring != PortMirroring.None)))
        {
            for (int frameClass = 0; frameClass <= VlanId.MaxValue; frameClass++)
            {
                if (IsCabled(device, frameClass))
                {
                    Join([Of(device, frameClass)], nodeOf, int.MinValue + device);
                }
            }
        }
    }

    private void Join(NetworkPlaces places, int endpoint, Dictionary<int, int> nodeOf, int key) => Join(DomainsOf(places, endpoint), nodeOf, key);

    private void Join(IEnumerable<int> domains, Dictionary<int, int> nodeOf, int key)
    {
        foreach (int domain in domains)
        {
            if (nodeOf.TryGetValue(key, out int other))
            {
                _fabric.MergeWide(other, domain);
            }
            else
            {
                nodeOf.Add(key, domain);
            }
        }
    }

    private void FlagSpecial(IEnumerable<int> domains)
    {
        foreach (int domain in domains)
        {
            if (domain >= _flags.Length)
            {
                System.Array.Resize(ref _flags, Count);
            }

            _flags[domain] |= IsSpecial;
        }
    }

    private IEnumerable<int> DomainsOf(NetworkPlaces places, int endpoint)
    {
        int device = places.DeviceOf(endpoint);
        if (device < 0)
        {
            yield break;
        }

        foreach (int domain in DomainsOf(device, places.Settings[places.SettingOf(endpoint)]))
        {
            yield return domain;
        }
    }

    private IEnumerable<int> DomainsThere(NetworkPlaces places, PossiblePlace place) =>
        places.FindDevice(place.Host, places.SwitchOf(place.Endpoint)) is int device and >= 0 ? DomainsOf(device, places.Settings[places.SettingOf(place.Endpoint)]) : [];

    private IEnumerable<int> DomainsOf(int device, AdapterClasses.Entry setting) => setting.MaySend.Concat(setting.MayHear).Select(c => Of(device, c));

    private HashSet<int> FindFolded()
    {
        var folded = new HashSet<int>();
        foreach (Attachment attachment in _attachments.OfType<Attachment>().Distinct())
        {
            var seen = new HashSet<int>();
            folded.UnionWith(attachment.May.Where(node => node != Attachment.None).Select(_fabric.May.Find).Where(domain => !seen.Add(domain)));
        }

        return folded;
    }
}
