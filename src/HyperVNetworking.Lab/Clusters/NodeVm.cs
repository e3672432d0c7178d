namespace HyperVNetworking.Lab;

/// <summary>A VM of a node, as its cluster sees it.</summary>
/// <param name="Id">Its GUID.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Runs">Whether it runs or is paused.</param>
internal sealed record NodeVm(string Id, string Name, bool Runs);
