namespace HyperVNetworking.Lab;

/// <summary>An address of a node, as its cluster sees it.</summary>
/// <param name="Alias">The alias of the adapter that has it.</param>
/// <param name="Description">What the adapter's driver calls it.</param>
/// <param name="AdapterId">The adapter's GUID.</param>
/// <param name="Address">The address.</param>
/// <param name="Subnet">Its subnet, such as <c>10.0.10.0/24</c>.</param>
/// <param name="HasGateway">Whether the adapter has a default gateway.</param>
internal sealed record NodeInterface(string Alias, string Description, string AdapterId, string Address, string Subnet, bool HasGateway);
