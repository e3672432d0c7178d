using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The virtual switches that a host shares with VMs of tenants: what is to be said of them takes a member of two tenants, and of each an untagged one; of every tenant one where the switch translates addresses.</summary>
internal sealed class HostAdapterSwitches
{
    private readonly DomainScreen _screen;
    private readonly Dictionary<int, HashSet<int>> _tenantsOn;
    private readonly HashSet<int> _translating = [];
    private readonly HashSet<(int Device, int Tenant)> _untagged = [];

    /// <summary>Finds the switches.</summary>
    public HostAdapterSwitches(DomainScreen screen)
    {
        NetworkPlaces places = screen.Places;
        _screen = screen;
        _tenantsOn = [];
        for (int h = 0; h < places.Hosts.Count; h++)
        {
            for (int own = places.FirstOwn[h]; own < places.Count && places.MachineOf(own) == ~h; own++)
            {
                Add(places.DeviceOf(own));
            }

            foreach (VirtualSwitch virtualSwitch in places.Hosts[h].Switches.Where(PlainSettings.IsDefaultSwitch))
            {
                _translating.Add(places.FindDevice(h, virtualSwitch.Id ?? virtualSwitch.Name));
                Add(places.FindDevice(h, virtualSwitch.Id ?? virtualSwitch.Name));
            }
        }
    }

    /// <summary>Whether an endpoint tells something of such a switch that those before it did not.</summary>
    public bool IsNews(int endpoint)
    {
        if (_tenantsOn.Count == 0 || !_tenantsOn.TryGetValue(_screen.Places.DeviceOf(endpoint), out HashSet<int>? tenants))
        {
            return false;
        }

        int tenant = _screen.Tenants.TenantOf(endpoint);
        bool isOwn = _screen.Places.MachineOf(endpoint) < 0;
        bool isSecond = tenant >= 0 && (tenants.Count < 2 || _translating.Contains(_screen.Places.DeviceOf(endpoint))) && tenants.Add(tenant);
        bool isUntagged = tenant >= 0 && _screen.Places.SettingOf(endpoint) == FrameClasses.VlanLess && _untagged.Add((_screen.Places.DeviceOf(endpoint), tenant));
        return isOwn || isSecond || isUntagged;
    }

    private void Add(int device)
    {
        if (device >= 0 && !_tenantsOn.ContainsKey(device))
        {
            _tenantsOn.Add(device, []);
        }
    }
}
