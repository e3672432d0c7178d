using System;
using System.Collections.Generic;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The members of a tenant by what they must reach, or may reach at most: a tenant has few kinds, however many machines it has.</summary>
internal sealed class MemberKinds
{
    private const int MaximumKinds = 64;

    private readonly List<(int[] Sends, int[] Hears, bool Several)> _kinds = [];

    private MemberKinds()
    {
    }

    /// <summary>The one kind of machines that send and hear in one domain only.</summary>
    public static MemberKinds Single(int certain, bool several)
    {
        var kinds = new MemberKinds();
        kinds._kinds.Add(([certain], [certain], several));
        return kinds;
    }

    /// <summary>The kinds of a tenant's machines.</summary>
    /// <param name="places">The endpoints.</param>
    /// <param name="map">The domains.</param>
    /// <param name="classes">The domains of single endpoints.</param>
    /// <param name="members">The tenant's endpoints in directory order.</param>
    /// <param name="reading">Whether it is about what must or may be reached.</param>
    /// <returns>The kinds; null if there are too many, or two members share a cable: the exact check decides then.</returns>
    public static MemberKinds? Of(NetworkPlaces places, DomainMap map, EndpointClasses classes, IReadOnlyList<int> members, Reading reading)
    {
        var kinds = new MemberKinds();
        var deviceOf = new Dictionary<int, int>();
        var sends = new List<int>();
        var hears = new List<int>();
        for (int first = 0; first < members.Count;)
        {
            sends.Clear();
            hears.Clear();
            int machine = places.MachineOf(members[first]);
            for (; first < members.Count && places.MachineOf(members[first]) == machine; first++)
            {
                if (SharesCable(places, map, members[first], deviceOf))
                {
                    return null;
                }

                AddDomains(places, map, classes, members[first], reading, sends, hears);
            }

            kinds.Add(sends, hears);
            if (kinds._kinds.Count > MaximumKinds)
            {
                return null;
            }
        }

        return kinds;
    }

    /// <summary>Whether every machine of these kinds is heard by every other of those, by the reading that both were made for.</summary>
    public bool AreHeardBy(MemberKinds others)
    {
        for (int s = 0; s < _kinds.Count; s++)
        {
            for (int h = 0; h < others._kinds.Count; h++)
            {
                bool isOneMachine = others == this && s == h && !_kinds[s].Several;
                if (!isOneMachine && !Array.Exists(_kinds[s].Sends, c => Array.BinarySearch(others._kinds[h].Hears, c) >= 0))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool SharesCable(NetworkPlaces places, DomainMap map, int endpoint, Dictionary<int, int> deviceOf)
    {
        int device = places.DeviceOf(endpoint);
        if (device == NetworkPlaces.Elsewhere)
        {
            GraphEndpoint other = places.Others[endpoint];
            device = other.Ports.Count == 1 && other.Ports[0].Device.Kind == DeviceKind.Team ? other.Ports[0].Device.Index : NetworkPlaces.Unconnected;
        }

        int sharing = device < 0 ? 0 : map.SharingOf(device);
        if (sharing == 0)
        {
            return false;
        }

        if (!deviceOf.TryGetValue(sharing, out int known))
        {
            deviceOf.Add(sharing, device);
            return false;
        }

        return known != device;
    }

    private static void AddDomains(NetworkPlaces places, DomainMap map, EndpointClasses classes, int endpoint, Reading reading, List<int> sends, List<int> hears)
    {
        bool must = reading == Reading.Must;
        int device = places.DeviceOf(endpoint);
        if (device < 0)
        {
            sends.AddRange(must ? classes.MustSend(endpoint) : classes.MaySend(endpoint));
            hears.AddRange(must ? classes.MustHear(endpoint) : classes.MayHear(endpoint));
            return;
        }

        AdapterClasses.Entry setting = places.Settings[places.SettingOf(endpoint)];
        foreach (int frameClass in must ? setting.MustSend : setting.MaySend)
        {
            sends.Add(must ? map.CertainOf(device, frameClass) : map.Of(device, frameClass));
        }

        foreach (int frameClass in must ? setting.MustHear : setting.MayHear)
        {
            hears.Add(must ? map.CertainOf(device, frameClass) : map.Of(device, frameClass));
        }
    }

    private static bool AreSame(int[] known, List<int> sorted)
    {
        if (known.Length != sorted.Count)
        {
            return false;
        }

        for (int i = 0; i < known.Length; i++)
        {
            if (known[i] != sorted[i])
            {
                return false;
            }
        }

        return true;
    }

    private void Add(List<int> sends, List<int> hears)
    {
        sends.Sort();
        hears.Sort();
        for (int k = 0; k < _kinds.Count; k++)
        {
            if (AreSame(_kinds[k].Sends, sends) && AreSame(_kinds[k].Hears, hears))
            {
                _kinds[k] = _kinds[k] with { Several = true };
                return;
            }
        }

        _kinds.Add(([.. sends], [.. hears], false));
    }
}
