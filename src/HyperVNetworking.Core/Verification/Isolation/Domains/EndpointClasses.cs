using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The broadcast domains of single endpoints, whatever they are.</summary>
internal sealed class EndpointClasses
{
    private readonly NetworkPlaces _places;
    private readonly DomainMap _map;

    /// <summary>Prepares the domains of a network's endpoints.</summary>
    public EndpointClasses(NetworkPlaces places, DomainMap map)
    {
        _places = places;
        _map = map;
    }

    /// <summary>The domains that an endpoint may send into.</summary>
    public IEnumerable<int> MaySend(int endpoint) => _places.DeviceOf(endpoint) switch
    {
        NetworkPlaces.Unconnected => [],
        NetworkPlaces.Elsewhere => Sends(_places.Others[endpoint], Reading.May).Select(s => Domain(s.Device, s.FrameClass)),
        int device => _places.Settings[_places.SettingOf(endpoint)].MaySend.Select(c => _map.Of(device, c)),
    };

    /// <summary>The domains that an endpoint may hear.</summary>
    public IEnumerable<int> MayHear(int endpoint) => _places.DeviceOf(endpoint) switch
    {
        NetworkPlaces.Unconnected => [],
        NetworkPlaces.Elsewhere => Hears(_places.Others[endpoint], Reading.May).Select(s => Domain(s.Device, s.FrameClass)),
        int device => _places.Settings[_places.SettingOf(endpoint)].MayHear.Select(c => _map.Of(device, c)),
    };

    /// <summary>What an endpoint's frames must reach.</summary>
    public IEnumerable<int> MustSend(int endpoint) => _places.DeviceOf(endpoint) switch
    {
        NetworkPlaces.Unconnected => [],
        NetworkPlaces.Elsewhere => Certain(endpoint, Sends(_places.Others[endpoint], Reading.Must)),
        int device => _places.Settings[_places.SettingOf(endpoint)].MustSend.Select(c => _map.CertainOf(device, c)),
    };

    /// <summary>What an endpoint must hear.</summary>
    public IEnumerable<int> MustHear(int endpoint) => _places.DeviceOf(endpoint) switch
    {
        NetworkPlaces.Unconnected => [],
        NetworkPlaces.Elsewhere => Certain(endpoint, Hears(_places.Others[endpoint], Reading.Must)),
        int device => _places.Settings[_places.SettingOf(endpoint)].MustHear.Select(c => _map.CertainOf(device, c)),
    };

    private static IEnumerable<(GraphDevice Device, int FrameClass)> Sends(GraphEndpoint endpoint, Reading reading) =>
        endpoint.Ports.SelectMany(port => endpoint.Sends(port, reading).Select(c => (port.Device, c)));

    private static IEnumerable<(GraphDevice Device, int FrameClass)> Hears(GraphEndpoint endpoint, Reading reading)
    {
        foreach (GraphPort port in endpoint.Ports.Where(p => p.Rule is not null))
        {
            for (int frameClass = 0; frameClass <= VlanId.MaxValue; frameClass++)
            {
                int tag = port.Rule!.Egress(frameClass, reading);
                if (tag != FrameClasses.Dropped && endpoint.Hears(tag, reading))
                {
                    yield return (port.Device, frameClass);
                }
            }
        }
    }

    private int Domain(GraphDevice device, int frameClass) =>
        device.Kind == DeviceKind.PhysicalSwitch ? _map.Of(device, frameClass) : _map.Of(device.Index, frameClass);

    // Of one with several cables nobody knows here which it will use: that is for the exact check.
    private IEnumerable<int> Certain(int endpoint, IEnumerable<(GraphDevice Device, int FrameClass)> classes) => _places.Others[endpoint].Ports.Count != 1
        ? []
        : classes.Select(c => c.Device.Kind == DeviceKind.PhysicalSwitch ? _map.CertainOf(c.Device, c.FrameClass) : _map.CertainOf(c.Device.Index, c.FrameClass));
}
