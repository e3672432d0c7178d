namespace HyperVNetworking.Verification.Isolation;

/// <summary>A frame's way through one device.</summary>
/// <param name="In">The port it came in by; for the first step the sender's own.</param>
/// <param name="Out">The port it left by.</param>
/// <param name="FrameClass">Its class in between.</param>
internal readonly record struct WalkStep(GraphPort In, GraphPort Out, int FrameClass);
