using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>A team NIC of an LBFO team. One with a VLAN passes that VLAN alone, untagged towards the host (what it does to other tags is a named assumption: they are dropped); the default one takes what no other claims (design 6).</summary>
internal sealed class TeamNicRule : PortRule
{
    private readonly VlanId? _vlan;
    private readonly VlanSet _claimed;

    /// <summary>Makes the rule.</summary>
    /// <param name="vlan">The team NIC's VLAN; null for the default one.</param>
    /// <param name="claimed">The VLANs of the team's VLAN team NICs.</param>
    public TeamNicRule(VlanId? vlan, VlanSet claimed)
    {
        _vlan = vlan;
        _claimed = claimed;
    }

    /// <inheritdoc/>
    public override string Setting => _vlan is VlanId id ? $"VLAN {id}"
        : _claimed.IsEmpty ? "default, every VLAN"
        : $"default, every VLAN but {_claimed}";

    /// <inheritdoc/>
    public override void Distinguish(VlanLikeness vlans) => vlans.Name(_vlan?.Value ?? FrameClasses.VlanLess);

    /// <inheritdoc/>
    public override int Ingress(int tag, Reading reading) =>
        _vlan is not VlanId id ? tag : tag == FrameClasses.VlanLess ? id.Value : FrameClasses.Dropped;

    /// <inheritdoc/>
    public override int Egress(int frameClass, Reading reading)
    {
        if (_vlan is VlanId id)
        {
            return frameClass == id.Value ? FrameClasses.VlanLess : FrameClasses.Dropped;
        }

        return frameClass != FrameClasses.VlanLess && _claimed.Contains(new VlanId(frameClass)) ? FrameClasses.Dropped : frameClass;
    }
}
