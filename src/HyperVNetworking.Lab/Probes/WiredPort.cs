using System.Collections.Generic;

namespace HyperVNetworking.Lab;

/// <summary>The live port of a VM adapter.</summary>
/// <param name="Id">The InstanceID of its allocation.</param>
/// <param name="Sends">The VLAN that an untagged frame of the guest enters, 0 for none; null if it is dropped.</param>
/// <param name="Hears">The VLANs whose frames the guest is given, 0 for none.</param>
/// <param name="PinnedTo">The one NIC that its frames leave by; null if by any.</param>
internal sealed record WiredPort(string Id, int? Sends, HashSet<int> Hears, string? PinnedTo);
