using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>What an adapter may do besides sending its own frames (facts A1.9, Msvm_EthernetSwitchPortSecuritySettingData).</summary>
public sealed record AdapterSecurity
{
    /// <summary>What an adapter has that nobody set up: everything off.</summary>
    public static readonly AdapterSecurity Default = new();

    /// <summary>Whether the guest may send with source addresses other than its own (site-rules B9).</summary>
    public bool MacSpoofing { get; init; }

    /// <summary>Whether the guest may team this adapter with others of its own.</summary>
    public bool GuestTeaming { get; init; }

    /// <summary>Whether the switch drops DHCP answers of the guest.</summary>
    public bool DhcpGuard { get; init; }

    /// <summary>Whether the switch drops router advertisements and redirects of the guest.</summary>
    public bool RouterGuard { get; init; }

    /// <summary>Whether priorities that the guest tags pass.</summary>
    public bool IeeePriorityTag { get; init; }

    /// <summary>Whether its frames are copied, or copies arrive here.</summary>
    public PortMirroring Mirroring { get; init; }

    /// <summary>What is on, in the words of the inbox cmdlets.</summary>
    /// <returns>Such as <c>MAC spoofing, mirroring Source</c>; <c>security default</c> if nothing is on.</returns>
    public override string ToString()
    {
        string text = string.Join(", ", On());
        return text.Length == 0 ? "security default" : text;
    }

    private IEnumerable<string> On() => new[]
    {
        MacSpoofing ? "MAC spoofing" : null,
        GuestTeaming ? "guest teaming" : null,
        DhcpGuard ? "DHCP guard" : null,
        RouterGuard ? "router guard" : null,
        IeeePriorityTag ? "IEEE priority tag" : null,
        Mirroring == PortMirroring.None ? null : $"mirroring {Mirroring}",
    }.OfType<string>();
}
