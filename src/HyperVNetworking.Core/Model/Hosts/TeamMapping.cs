namespace HyperVNetworking.Model;

/// <summary>Which member of a switch with embedded teaming (SET) carries an adapter's frames: that one first, the others when it fails (site-rules B10; facts A1.9, Team mapping).</summary>
/// <param name="Nic">The member, by its interface alias.</param>
public sealed record TeamMapping(string Nic)
{
    /// <summary>Whether no other member takes over; hosts before Windows Server 23H2 have no such setting.</summary>
    public bool DisableOnFailover { get; init; }

    /// <summary>The mapping in short.</summary>
    /// <returns>Such as <c>mapped to NIC1, no failover</c>.</returns>
    public override string ToString() => $"mapped to {Nic}{(DisableOnFailover ? ", no failover" : string.Empty)}";
}
