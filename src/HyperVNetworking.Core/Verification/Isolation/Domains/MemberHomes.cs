using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>In which VLAN how many members of every tenant are, in the whole network: whom to blame is measured against that.</summary>
internal static class MemberHomes
{
    /// <summary>Counts the members.</summary>
    /// <param name="screen">The network.</param>
    /// <returns>By tenant and VLAN how many.</returns>
    public static IEnumerable<(int Tenant, int Vlan, int Count)> Of(DomainScreen screen)
    {
        var tally = new DomainTally(FrameClasses.Limit);
        int[] untagged = Enumerable.Range(0, screen.Places.Graph.Devices.Count).Select(screen.Map.UntaggedOf).ToArray();
        for (int e = 0; e < screen.Places.Count; e++)
        {
            if (screen.Tenants.TenantOf(e) is int tenant and >= 0)
            {
                tally.Add(HomeOf(screen.Places, untagged, e), tenant, 1, 0);
            }
        }

        foreach ((int endpoint, int tenant) in screen.Tenants.Further)
        {
            tally.Add(HomeOf(screen.Places, untagged, endpoint), tenant, 1, 0);
        }

        for (int i = 0; i < tally.Count; i++)
        {
            yield return (tally[i].Tenant, tally[i].Domain, tally[i].Sends);
        }
    }

    private static int HomeOf(NetworkPlaces places, int[] untagged, int endpoint)
    {
        int device = places.DeviceOf(endpoint);
        if (device < 0)
        {
            return places.Others.TryGetValue(endpoint, out GraphEndpoint? other) ? HomeVlans.Of(other) : FrameClasses.VlanLess;
        }

        int setting = places.SettingOf(endpoint);
        int own = setting < FrameClasses.Limit ? setting : places.Settings[setting].Rule.Home;
        return own > 0 ? own : untagged[device];
    }
}
