namespace HyperVNetworking.Model;

/// <summary>A team NIC (tNIC, team interface): what Windows sees of a NIC team.</summary>
public sealed record TeamNic
{
    /// <summary>What stands for an address that a DHCP server gives: it may be another tomorrow.</summary>
    public const string Dhcp = "DHCP";

    /// <summary>The interface alias.</summary>
    public required string Name { get; init; }

    /// <summary>The one VLAN it passes; null is default mode, which takes what no other team NIC claims.</summary>
    public VlanId? Vlan { get; init; }

    /// <summary>The traffic class it carries.</summary>
    public string? Traffic { get; init; }

    /// <summary>How the host itself speaks over it.</summary>
    public InterfaceAddressing Addressing { get; init; } = InterfaceAddressing.None;

    /// <summary>The addresses of <see cref="Addressing"/>: <c>192.0.2.10/24</c> where an admin set it, <c>DHCP</c> where a server gives them. One without is carried by nothing of the host's own.</summary>
    public ValueList<string> Addresses
    {
        get => Addressing.Addresses;
        init => Addressing = Addressing with { Addresses = value };
    }

    /// <summary>The addresses that an admin set; what a server gives comes and goes by itself, and a new team NIC may have one at once.</summary>
    public ValueList<string> StaticAddresses => Addresses.RemoveAll(a => Names.Same(a, Dhcp));
}
