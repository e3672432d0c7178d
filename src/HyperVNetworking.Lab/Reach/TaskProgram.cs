using System;

namespace HyperVNetworking.Lab;

/// <summary>What a scheduled task of a host does and when.</summary>
/// <param name="At">When it starts, by the lab's clock; null for a task without a time, which never starts.</param>
/// <param name="Documentation">Its documentation, by which the lab knows what its program would do.</param>
internal sealed record TaskProgram(DateTimeOffset? At, string Documentation);
