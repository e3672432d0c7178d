namespace HyperVNetworking.Verification.Isolation;

/// <summary>The uplink of a virtual switch or the member of a team: class 0 is untagged on the wire, class v is tagged v (design 6).</summary>
internal sealed class UplinkRule : PortRule
{
    /// <summary>The one rule for all uplinks.</summary>
    public static readonly UplinkRule Instance = new();

    /// <inheritdoc/>
    public override string Setting => "passes every VLAN";

    /// <inheritdoc/>
    public override int Ingress(int tag, Reading reading) => tag;

    /// <inheritdoc/>
    public override int Egress(int frameClass, Reading reading) => frameClass;
}
