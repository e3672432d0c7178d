using System;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Reachability;

/// <summary>One difference between two networks, with the way to take it back in the second.</summary>
/// <param name="Change">What people read.</param>
/// <param name="Machine">The VM that it is about, or the host adapter as <c>vEthernet (Name)</c>; null for anything else.</param>
/// <param name="TakeBack">Gives the second network the first one's value.</param>
internal sealed record Difference(SettingChange Change, string? Machine, Func<NetworkSnapshot, NetworkSnapshot> TakeBack)
{
    /// <summary>Whether it is about an endpoint itself.</summary>
    public bool IsAt(Endpoint endpoint) => Machine is not null
        && (Names.Same(Machine, endpoint.Machine) || (endpoint.Machine is null && Names.Same(Change.ComputerName, endpoint.Host) && Names.Same(Machine, endpoint.Adapter)));
}
