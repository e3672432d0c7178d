using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// What the screen understands: frames in VLANs and nothing else. Whatever is not plain (and this list names what is, so that a new
/// setting is not plain until somebody thought about it) goes to the exact check with everything it touches.
/// </summary>
internal static class PlainSettings
{
    /// <summary>Whether a virtual switch only forwards by VLAN.</summary>
    public static bool IsPlain(VirtualSwitch virtualSwitch) => virtualSwitch is { ForwardingExtension: null, UplinkMirroring: PortMirroring.None };

    /// <summary>Whether an adapter only sends and hears by its VLAN setting.</summary>
    public static bool ArePlain(IsolationSetting? isolation, AdapterSecurity security, AdapterOffload offload) =>
        isolation is null or { Mode: IsolationMode.None }
        && (ReferenceEquals(security, AdapterSecurity.Default) || security is { MacSpoofing: false, GuestTeaming: false, Mirroring: PortMirroring.None })
        && (ReferenceEquals(offload, AdapterOffload.Default) || offload.SriovWeight == 0);

    /// <summary>Whether an adapter changes what its neighbours on the virtual switch hear.</summary>
    public static bool TouchesNeighbours(IsolationSetting? isolation, AdapterSecurity security) =>
        security.Mirroring != PortMirroring.None || isolation is not (null or { Mode: IsolationMode.None or IsolationMode.Vlan });
}
