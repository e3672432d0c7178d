using System;
using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The members of a tenant by what they must reach: a tenant has few kinds, however many machines it has.</summary>
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
    /// <returns>The kinds; null if there are too many, or two members share a cable: the exact check decides then.</returns>
    public static MemberKinds? Of(NetworkPlaces places, DomainMap map, EndpointClasses classes, IReadOnlyList<int> members)
    {
        var kinds = new MemberKinds();
        var deviceOf = new Dictionary<int, int>();
        for (int first = 0; first < members.Count;)
        {
            int last = first;
            while (last < members.Count && places.MachineOf(members[last]) == places.MachineOf(members[first]))
            {
                if (SharesCable(places, map, members[last], deviceOf))
                {
                    return null;
                }

                last++;
            }

            int[] adapters = Enumerable.Range(first, last - first).Select(i => members[i]).ToArray();
            kinds.Add(Sorted(adapters.SelectMany(classes.MustSend)), Sorted(adapters.SelectMany(classes.MustHear)));
            first = last;
            if (kinds._kinds.Count > MaximumKinds)
            {
                return null;
            }
        }

        return kinds;
    }

    /// <summary>Whether every machine of these kinds must be heard by every other of those.</summary>
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

    private static int[] Sorted(IEnumerable<int> certain)
    {
        int[] sorted = certain.Distinct().ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private void Add(int[] sends, int[] hears)
    {
        for (int k = 0; k < _kinds.Count; k++)
        {
            if (_kinds[k].Sends.SequenceEqual(sends) && _kinds[k].Hears.SequenceEqual(hears))
            {
                _kinds[k] = _kinds[k] with { Several = true };
                return;
            }
        }

        _kinds.Add((sends, hears, false));
    }
}
