using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>A host that the VM of an adapter may move to (site-rules A4).</summary>
/// <param name="Endpoint">The adapter.</param>
/// <param name="Host">The host.</param>
internal readonly record struct PossiblePlace(int Endpoint, int Host)
{
    /// <summary>
    /// Finds the possible places of VMs that would not meet everywhere whom they meet now, and marks these VMs as special. All others may move as they like:
    /// the virtual switch of that name is in the same domains there, so whatever holds here holds there.
    /// </summary>
    /// <param name="places">The endpoints.</param>
    /// <param name="map">The domains, as the cables alone make them.</param>
    public static PossiblePlace[] Displaced(NetworkPlaces places, DomainMap map)
    {
        var alike = new Dictionary<(string? Switch, int Device, int Setting, int Host), bool>();
        var mapped = new HashSet<int>(places.Mapped);
        var machines = new HashSet<int>();
        foreach (PossiblePlace place in places.PossiblePlaces)
        {
            string? name = places.SwitchOf(place.Endpoint);
            int device = places.DeviceOf(place.Endpoint);
            int setting = places.SettingOf(place.Endpoint);
            if (!alike.TryGetValue((name, device, setting, place.Host), out bool isAlike))
            {
                alike.Add((name, device, setting, place.Host), isAlike = IsAlike(places, map, device, places.FindDevice(place.Host, name), setting));
            }

            if (!isAlike || mapped.Contains(place.Endpoint))
            {
                machines.Add(places.MachineOf(place.Endpoint));
            }
        }

        places.Special.AddRange(machines.SelectMany(m => Enumerable.Range(places.FirstEndpoint[m], places.EndOf(m) - places.FirstEndpoint[m])));
        return places.PossiblePlaces.Where(p => machines.Contains(places.MachineOf(p.Endpoint))).ToArray();
    }

    private static bool IsAlike(NetworkPlaces places, DomainMap map, int device, int there, int setting) =>
        device >= 0 && there >= 0 && setting < FrameClasses.Limit
        && !places.SpecialDevices.Contains(device) && !places.SpecialDevices.Contains(there)
        && map.IsAlike(device, there, setting);
}
