using System;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Hosting;

/// <summary>What a host does by itself if nobody takes it back in time: the changes that give it its old management path again (site-rules D5; design 8).</summary>
/// <param name="ChangeId">The run that it belongs to.</param>
/// <param name="Timeout">How long after it is armed it runs, by the host's own clock.</param>
/// <param name="Changes">The changes, in the order in which they are made. One that was never needed is passed.</param>
public sealed record WayBack(string ChangeId, TimeSpan Timeout, ValueList<HostChange> Changes)
{
    /// <summary>What it does, for people.</summary>
    /// <returns>The changes, one after the other.</returns>
    public override string ToString() => string.Join("; ", Changes.Select(c => c.ToString()));
}
