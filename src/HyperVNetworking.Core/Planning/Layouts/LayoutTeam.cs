using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>One team of a <see cref="TeamLayout"/>: alike on every host.</summary>
public sealed record LayoutTeam
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its members, by NIC name.</summary>
    public required ValueList<string> Members { get; init; }

    /// <summary>The member that stands by; null if all are active.</summary>
    public string? Standby { get; init; }

    /// <summary>How it meets its switches: switch independent, or LACP where the ports of its members are one link aggregation.</summary>
    public TeamingMode Mode { get; init; } = TeamingMode.SwitchIndependent;

    /// <summary>The host's traffic classes that it carries, a team NIC each; none for the team of the tenants.</summary>
    public ValueList<TeamTraffic> Traffic { get; init; } = [];

    /// <summary>Whether it carries the tenants: it is then under the virtual switch, and shows the one team NIC in default mode.</summary>
    public bool CarriesTenants { get; init; }

    /// <summary>Whether the virtual switch teams the members itself (SET), since Windows takes no virtual switch on a NIC team from Windows Server 2022 on (field.md, finding 5).</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>The team as New-TeamNicSet makes it.</summary>
    /// <returns>What is wanted.</returns>
    public WantedTeam ToWanted() => new() { Name = Name, Members = Members, Standby = Standby, Mode = Mode, Traffic = Traffic };

    /// <summary>Its members with their roles.</summary>
    /// <returns>Such as <c>Management of NIC1 and NIC2 (stands by)</c>.</returns>
    public override string ToString() =>
        $"{Name} of {string.Join(" and ", Members.Select(m => Names.Same(m, Standby) ? $"{m} (stands by)" : m))}{(IsEmbedded ? ", embedded (SET)" : string.Empty)}";
}
