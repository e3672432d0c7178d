using System.Collections.Generic;

namespace HyperVNetworking.Lab;

/// <summary>A virtual switch of a host with what is plugged into it, as a frame meets it.</summary>
/// <param name="Ports">The live ports of VM adapters.</param>
/// <param name="Uplinks">The NICs and team NICs that it is bound to.</param>
internal sealed record WiredSwitch(IReadOnlyList<WiredPort> Ports, IReadOnlyList<WiredUplink> Uplinks);
