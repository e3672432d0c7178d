using System.Globalization;

namespace HyperVNetworking.Model;

/// <summary>What the VLAN setting of a virtual switch port says; one nested record per mode, and no others.</summary>
public abstract record PortVlan
{
    /// <summary>No VLAN setting at all (facts A5: an untagged port has no VLAN object).</summary>
    public static readonly PortVlan None = new Untagged();

    private PortVlan()
    {
    }

    /// <summary>The mode, by the inbox cmdlets' name.</summary>
    public abstract PortVlanMode Mode { get; }

    /// <summary>The setting in the words of the inbox cmdlets, such as <c>Access 2</c>.</summary>
    /// <returns>One short line.</returns>
    public abstract override string ToString();

    /// <summary>No VLAN.</summary>
    public sealed record Untagged : PortVlan
    {
        /// <inheritdoc/>
        public override PortVlanMode Mode => PortVlanMode.Untagged;

        /// <inheritdoc/>
        public override string ToString() => "Untagged";
    }

    /// <summary>One VLAN.</summary>
    /// <param name="Id">The VLAN.</param>
    public sealed record Access(VlanId Id) : PortVlan
    {
        /// <inheritdoc/>
        public override PortVlanMode Mode => PortVlanMode.Access;

        /// <inheritdoc/>
        public override string ToString() => $"Access {Id}";
    }

    /// <summary>Several VLANs.</summary>
    /// <param name="Native">The VLAN of the guest's untagged frames; null is the provider's 0, the VLAN-less class.</param>
    /// <param name="Allowed">The VLANs that pass tagged.</param>
    public sealed record Trunk(VlanId? Native, VlanSet Allowed) : PortVlan
    {
        /// <inheritdoc/>
        public override PortVlanMode Mode => PortVlanMode.Trunk;

        /// <inheritdoc/>
        public override string ToString() =>
            string.Format(CultureInfo.InvariantCulture, "Trunk native {0} allowed {1}", Native?.Value ?? 0, Allowed);
    }

    /// <summary>Private VLAN, isolated.</summary>
    /// <param name="Primary">The primary VLAN, in which it hears.</param>
    /// <param name="Secondary">The secondary VLAN, into which it sends.</param>
    public sealed record Isolated(VlanId Primary, VlanId Secondary) : PortVlan
    {
        /// <inheritdoc/>
        public override PortVlanMode Mode => PortVlanMode.Isolated;

        /// <inheritdoc/>
        public override string ToString() => $"Isolated {Primary}/{Secondary}";
    }

    /// <summary>Private VLAN, community.</summary>
    /// <param name="Primary">The primary VLAN.</param>
    /// <param name="Secondary">The community's secondary VLAN.</param>
    public sealed record Community(VlanId Primary, VlanId Secondary) : PortVlan
    {
        /// <inheritdoc/>
        public override PortVlanMode Mode => PortVlanMode.Community;

        /// <inheritdoc/>
        public override string ToString() => $"Community {Primary}/{Secondary}";
    }

    /// <summary>Private VLAN, promiscuous.</summary>
    /// <param name="Primary">The primary VLAN, into which it sends.</param>
    /// <param name="Secondaries">The secondary VLANs that it hears besides.</param>
    public sealed record Promiscuous(VlanId Primary, VlanSet Secondaries) : PortVlan
    {
        /// <inheritdoc/>
        public override PortVlanMode Mode => PortVlanMode.Promiscuous;

        /// <inheritdoc/>
        public override string ToString() => $"Promiscuous {Primary}/{Secondaries}";
    }
}
