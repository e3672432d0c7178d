using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Which VLAN of the physical network a described port puts frames of a host into.</summary>
/// <param name="Native">The VLAN of untagged frames; <see cref="None"/> if it drops them.</param>
/// <param name="Allowed">The VLANs it takes tagged, as documents write them.</param>
internal sealed record CableVlans(int Native, string Allowed)
{
    /// <summary>Nowhere.</summary>
    public const int None = -1;

    /// <summary>Whatever VLAN it is, for nobody described the port.</summary>
    public const int Any = 0;

    /// <summary>What a port does.</summary>
    /// <param name="port">The port.</param>
    /// <returns>What it does.</returns>
    public static CableVlans Of(PhysicalPort port) => port.IsClosed
        ? new CableVlans(None, string.Empty)
        : port.Mode == PhysicalPortMode.Access
        ? new CableVlans(port.Vlan.Value, string.Empty)
        : new CableVlans(port.Native is VlanId native && port.Allowed.Contains(native) ? native.Value : None, port.Allowed.ToString());

    /// <summary>The VLAN that a frame gets into.</summary>
    /// <param name="tag">Its tag; 0 for none.</param>
    /// <returns>The VLAN, or <see cref="None"/>.</returns>
    public int On(int tag) =>
        tag == 0 || tag == Native ? Native
        : VlanSet.TryParse(Allowed, out VlanSet? allowed, out _) && VlanId.IsValid(tag) && allowed!.Contains(new VlanId(tag)) ? tag
        : None;
}
