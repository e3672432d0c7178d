namespace HyperVNetworking.Verification.Isolation;

/// <summary>The stable codes of the findings that the isolation check makes.</summary>
public static class IsolationFindingCodes
{
    /// <summary>Routed interfaces of two tenants are in one VRF of a described switch, or a host that hears them forwards or translates addresses (site-rules A1).</summary>
    public const string RoutedBetweenTenants = nameof(RoutedBetweenTenants);

    /// <summary>One endpoint is a member of two tenants: its frames belong to both (site-rules B9).</summary>
    public const string EndpointInTwoTenants = nameof(EndpointInTwoTenants);

    /// <summary>The two ends of a link give untagged frames different VLANs and so join them (design 6).</summary>
    public const string NativeMismatch = nameof(NativeMismatch);

    /// <summary>An Access adapter's VLAN is the native one of the trunk behind it: answers come back untagged (site-rules B5).</summary>
    public const string AccessEqualsNative = nameof(AccessEqualsNative);

    /// <summary>An untagged VM's frames enter a native VLAN that belongs to somebody else (field.md, finding 3).</summary>
    public const string UntaggedMeetsNative = nameof(UntaggedMeetsNative);

    /// <summary>A tenant names a member that no host and no physical switch knows.</summary>
    public const string MemberUnknown = nameof(MemberUnknown);

    /// <summary>A member VM has no network adapter: nobody hears it, and it hears nobody.</summary>
    public const string MemberWithoutAdapter = nameof(MemberWithoutAdapter);

    /// <summary>A VM cannot run on one of its possible owners as it does now: the virtual switch or the VLAN is missing there (site-rules A4).</summary>
    public const string CannotMove = nameof(CannotMove);

    /// <summary>A checkpoint would bring back another VLAN, switch or isolation setting than the VM has now (site-rules A5).</summary>
    public const string CheckpointCarriesOldVlan = nameof(CheckpointCarriesOldVlan);

    /// <summary>A replica or planned VM would come up with another VLAN, switch or isolation setting than the VM has now (site-rules A5).</summary>
    public const string ReplicaVlanDiffers = nameof(ReplicaVlanDiffers);

    /// <summary>The VLAN setting and the isolation setting of one adapter say different things (site-rules B1).</summary>
    public const string VlanStoresContradict = nameof(VlanStoresContradict);

    /// <summary>A guest has a Trunk adapter: nothing is proven behind that VM (site-rules B9).</summary>
    public const string TrunkGuest = nameof(TrunkGuest);

    /// <summary>An endpoint of no tenant hears a tenant, where that was asked to be reported only (site-rules A2).</summary>
    public const string UnlistedEndpointHears = nameof(UnlistedEndpointHears);

    /// <summary>One VM, by its GUID, was seen on two hosts (site-rules A3).</summary>
    public const string VmOnTwoHosts = nameof(VmOnTwoHosts);

    /// <summary>Frames of one port are copied to another, whatever the VLAN (site-rules B6).</summary>
    public const string PortMirrored = nameof(PortMirrored);

    /// <summary>A guest may send with any address: it may join its domains, and nothing is proven behind it (site-rules B9).</summary>
    public const string SpoofingGuest = nameof(SpoofingGuest);

    /// <summary>One VM has adapters in two tenants: what its guest passes on is unproven (site-rules B9).</summary>
    public const string GuestInTwoTenants = nameof(GuestInTwoTenants);

    /// <summary>The adapters that a guest may team are not alike, though the team is one endpoint (site-rules B9).</summary>
    public const string GuestTeamDiffers = nameof(GuestTeamDiffers);

    /// <summary>Frames may pass the virtual switch by: Access and Untagged hold, nothing else is proven (site-rules B7).</summary>
    public const string SriovBypassesSwitch = nameof(SriovBypassesSwitch);

    /// <summary>An extension forwards in place of a virtual switch and enforces VLANs itself: every verdict through it is Unproven (site-rules B2).</summary>
    public const string ForwardingExtensionOnSwitch = nameof(ForwardingExtensionOnSwitch);

    /// <summary>The management OS has an untagged adapter on a virtual switch of tenants (design 6).</summary>
    public const string ManagementOsOnTenantSwitch = nameof(ManagementOsOnTenantSwitch);

    /// <summary>A VLAN "on the virtual switch" tags the host's own adapter, and a member that should be in it is untagged (site-rules B11).</summary>
    public const string SwitchVlanIsHostVlan = nameof(SwitchVlanIsHostVlan);

    /// <summary>Tagged frames of a tenant meet a wireless uplink (site-rules B10).</summary>
    public const string TaggedOnWireless = nameof(TaggedOnWireless);

    /// <summary>A link aggregation faces SET or a switch independent team, which does not answer it (site-rules B4).</summary>
    public const string PortChannelFacesTeam = nameof(PortChannelFacesTeam);

    /// <summary>A plain port is in a VLAN that is a secondary of a private VLAN (site-rules B3).</summary>
    public const string SecondaryVlanUsedAsAccess = nameof(SecondaryVlanUsedAsAccess);

    /// <summary>Private VLAN settings contradict each other: two isolated secondaries, two primaries, isolated and community at once.</summary>
    public const string PrivateVlanContradicts = nameof(PrivateVlanContradicts);

    /// <summary>Port ACLs may stop frames of a member, or those to it: what must happen is Unproven (site-rules B8).</summary>
    public const string PortAclFilters = nameof(PortAclFilters);

    /// <summary>An adapter is mapped to a NIC that is no member of its switch's embedded team (site-rules B10).</summary>
    public const string TeamMappingLeadsNowhere = nameof(TeamMappingLeadsNowhere);

    /// <summary>An adapter is mapped to one member of an embedded team, and no other takes over (site-rules B10).</summary>
    public const string TeamMappingWithoutFailover = nameof(TeamMappingWithoutFailover);

    /// <summary>A physical NIC under a virtual switch has a VLAN of its own (site-rules B7).</summary>
    public const string NicVlanUnderSwitch = nameof(NicVlanUnderSwitch);

    /// <summary>A VM is a Hyper-V host itself: nothing is proven behind it (site-rules B9).</summary>
    public const string NestedHost = nameof(NestedHost);

    /// <summary>Two hosts give MAC addresses from pools that overlap (site-rules D9).</summary>
    public const string MacAddressPoolsOverlap = nameof(MacAddressPoolsOverlap);

    /// <summary>One physical port is said to lead to two places.</summary>
    public const string PortUsedTwice = nameof(PortUsedTwice);

    /// <summary>One NIC is in two teams or under two virtual switches.</summary>
    public const string NicUsedTwice = nameof(NicUsedTwice);

    /// <summary>Two adapters have one MAC address (site-rules D9).</summary>
    public const string DuplicateMacAddress = nameof(DuplicateMacAddress);

    /// <summary>A probe was heard where the model says that it cannot be, or was not where it must be: what the verdicts rest on is not what is there.</summary>
    public const string ProbeContradictsModel = nameof(ProbeContradictsModel);

    /// <summary>A probe could not be made: it says nothing.</summary>
    public const string ProbeNotMade = nameof(ProbeNotMade);

    /// <summary>Probes are about to be made, and what makes them was not yet run on a real host.</summary>
    public const string ProbeNotYetTried = nameof(ProbeNotYetTried);

    /// <summary>Something was not probed: adapters that cannot be, or more pairs than the maximum.</summary>
    public const string ProbeLeftOut = nameof(ProbeLeftOut);
}
