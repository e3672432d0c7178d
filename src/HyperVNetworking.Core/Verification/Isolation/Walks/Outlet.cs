using System.Collections.Generic;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>One way of a frame from its sender into the fabric: over one NIC, one team member, one cable of a server.</summary>
/// <param name="Port">The physical switch port it enters; null if it is dropped before, or nobody described the cable.</param>
/// <param name="Tag">The tag it has on the wire.</param>
/// <param name="OpenEnd">The open end where the way ends, or -1.</param>
/// <param name="Path">The ports before it, in and out by turns, from the sender's own; empty for a server or a plain NIC.</param>
internal sealed record Outlet(GraphPort? Port, int Tag, int OpenEnd, IReadOnlyList<GraphPort> Path);
