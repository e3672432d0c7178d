using System;

namespace HyperVNetworking.Hosting;

/// <summary>A way back that lies ready on a host, or runs there just now.</summary>
/// <param name="ChangeId">The run that it belongs to.</param>
/// <param name="Description">What it is, for people.</param>
/// <param name="IsRunning">Whether it runs just now: then it cannot be taken away any more.</param>
public sealed record ArmedWayBack(string ChangeId, string Description, bool IsRunning);
