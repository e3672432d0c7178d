namespace HyperVNetworking.Verification.Isolation;

/// <summary>The uplink of a virtual switch or the member of a team: class 0 is untagged on the wire, class v is tagged v (design 6). A wireless one must not be trusted with tags (site-rules B10).</summary>
internal sealed class UplinkRule : PortRule
{
    /// <summary>The one rule for all wired uplinks.</summary>
    public static readonly UplinkRule Wired = new(isWireless: false);

    /// <summary>The one rule for all wireless uplinks.</summary>
    public static readonly UplinkRule Wireless = new(isWireless: true);

    private readonly bool _isWireless;

    private UplinkRule(bool isWireless) => _isWireless = isWireless;

    /// <inheritdoc/>
    public override string Setting => _isWireless ? "wireless, untagged only" : "passes every VLAN";

    /// <inheritdoc/>
    public override int Ingress(int tag, Reading reading) => Pass(tag, reading);

    /// <inheritdoc/>
    public override int Egress(int frameClass, Reading reading) => Pass(frameClass, reading);

    /// <inheritdoc/>
    public override string? Assumption(int tag) => _isWireless && tag != FrameClasses.VlanLess ? "a wireless NIC passes tagged frames" : null;

    private int Pass(int vlan, Reading reading) =>
        _isWireless && reading == Reading.Must && vlan != FrameClasses.VlanLess ? FrameClasses.Dropped : vlan;
}
