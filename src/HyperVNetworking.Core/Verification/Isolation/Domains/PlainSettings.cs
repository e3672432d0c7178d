using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// What the screen understands: frames in VLANs and nothing else. Whatever is not plain (and this list names what is, so that a new
/// setting is not plain until somebody thought about it) goes to the exact check with everything it touches.
/// </summary>
internal static class PlainSettings
{
    /// <summary>Whether a virtual switch only forwards by VLAN, and nothing below it tags by itself or drops tags.</summary>
    public static bool IsPlain(HostState host, VirtualSwitch virtualSwitch) =>
        virtualSwitch is { ForwardingExtension: null, UplinkMirroring: PortMirroring.None }
        && !virtualSwitch.Uplinks.Any(u => host.FindNic(u) is PhysicalNic nic
            ? nic.Vlan is not null || nic.Kind == NicKind.WiFi
            : host.FindTeam(u) is NicTeam team && team.Members.Any(m => host.FindNic(m)?.Vlan is not null));

    /// <summary>Whether a host has a virtual switch or team of which nobody can tell what it does to frames that meet it.</summary>
    public static bool HasDoubtfulWays(HostState host) =>
        host.Switches.Any(s => !IsPlain(host, s)) || host.Teams.Any(t => t.Members.Any(m => host.FindNic(m)?.Vlan is not null));

    /// <summary>Whether a virtual switch translates addresses whatever anybody says of its host (site-rules B10).</summary>
    public static bool IsDefaultSwitch(VirtualSwitch virtualSwitch) => virtualSwitch.Type == SwitchType.Internal && Names.Same(virtualSwitch.Name, "Default Switch");

    /// <summary>Whether an adapter only sends and hears by its VLAN setting.</summary>
    public static bool IsPlain(IVirtualAdapter adapter) =>
        adapter.Isolation is null or { Mode: IsolationMode.None }
        && (ReferenceEquals(adapter.Security, AdapterSecurity.Default) || adapter.Security is { MacSpoofing: false, GuestTeaming: false, Mirroring: PortMirroring.None })
        && (ReferenceEquals(adapter.Offload, AdapterOffload.Default) || adapter.Offload.SriovWeight == 0)
        && adapter.Acls.Count == 0
        && adapter.TeamMapping is null or { DisableOnFailover: false };

    /// <summary>Whether an adapter changes what its neighbours on the virtual switch hear.</summary>
    public static bool TouchesNeighbours(IsolationSetting? isolation, AdapterSecurity security) =>
        security.Mirroring != PortMirroring.None || isolation is not (null or { Mode: IsolationMode.None or IsolationMode.Vlan });
}
