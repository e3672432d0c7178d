namespace HyperVNetworking.Verification.Isolation;

/// <summary>A frame's way through one device.</summary>
/// <param name="In">The port it came in by; for the first step the sender's own.</param>
/// <param name="Out">The port it left by.</param>
/// <param name="FrameClass">Its class in between.</param>
/// <param name="Mirrored">The port whose frame was copied to the way out; null if the frame itself left.</param>
internal readonly record struct WalkStep(GraphPort In, GraphPort Out, int FrameClass, GraphPort? Mirrored)
{
    /// <summary>Whether a guest sent the frame on that it had heard on another adapter or VLAN; the sender's own step looks alike and is no bridge.</summary>
    public bool IsFromGuest => In.Rule is AdapterRule;
}
