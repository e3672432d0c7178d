namespace HyperVNetworking.Documents;

/// <summary>The stable ids of all document errors, in three groups: the text is no JSON, a key or value is wrong, the parts contradict each other.</summary>
public static class DocumentErrorIds
{
    /// <summary>The file is larger than <see cref="DocumentSource.MaxBytes"/>.</summary>
    public const string TooLarge = "DocumentTooLarge";

    /// <summary>The file holds nothing but blanks and comments.</summary>
    public const string Empty = "DocumentEmpty";

    /// <summary>The file, or a text in it, is not UTF-8.</summary>
    public const string NotUtf8 = "DocumentNotUtf8";

    /// <summary>The file ends before its JSON does.</summary>
    public const string Truncated = "DocumentTruncated";

    /// <summary>The file is not JSON.</summary>
    public const string NotJson = "DocumentNotJson";

    /// <summary>Brackets are nested deeper than any document needs.</summary>
    public const string TooDeep = "DocumentTooDeep";

    /// <summary>The plan reader was given a document without a plan.</summary>
    public const string NoPlan = "DocumentHasNoPlan";

    /// <summary>A key that documents do not have at this place.</summary>
    public const string UnknownKey = "UnknownKey";

    /// <summary>A key that stands twice in one object.</summary>
    public const string DuplicateKey = "DuplicateKey";

    /// <summary>A key that this object must have.</summary>
    public const string MissingKey = "MissingKey";

    /// <summary>A value of another kind than the key takes: a text for a number, say.</summary>
    public const string WrongType = "WrongType";

    /// <summary>A word that is none of those the key takes.</summary>
    public const string UnknownValue = "UnknownValue";

    /// <summary>A number that is not whole or out of range.</summary>
    public const string InvalidNumber = "InvalidNumber";

    /// <summary>A number that is no VLAN: 1 to 4094.</summary>
    public const string InvalidVlan = "InvalidVlan";

    /// <summary>A text that is no VLAN list such as 1-100,200.</summary>
    public const string InvalidVlanList = "InvalidVlanList";

    /// <summary>A text that is no date and time of ISO 8601.</summary>
    public const string InvalidDate = "InvalidDate";

    /// <summary>A text that is no MAC address.</summary>
    public const string InvalidMacAddress = "InvalidMacAddress";

    /// <summary>A text that is no reference such as SwitchA/1.</summary>
    public const string InvalidPortReference = "InvalidPortReference";

    /// <summary>A name without a character.</summary>
    public const string EmptyName = "EmptyName";

    /// <summary>A slash in the name of a host, VM or switch, where references split.</summary>
    public const string SlashInName = "SlashInName";

    /// <summary>A tenant that is described twice.</summary>
    public const string DuplicateTenant = "DuplicateTenant";

    /// <summary>A host that is described twice.</summary>
    public const string DuplicateHost = "DuplicateHost";

    /// <summary>A cluster that is described twice.</summary>
    public const string DuplicateCluster = "DuplicateCluster";

    /// <summary>A node without vote that is no host of its cluster.</summary>
    public const string UnknownClusterNode = "UnknownClusterNode";

    /// <summary>A physical switch that is described twice.</summary>
    public const string DuplicatePhysicalSwitch = "DuplicatePhysicalSwitch";

    /// <summary>A port that its physical switch lists twice.</summary>
    public const string DuplicatePort = "DuplicatePort";

    /// <summary>Two link aggregations of one name that share a physical switch.</summary>
    public const string DuplicateLag = "DuplicateLag";

    /// <summary>Two physical NICs, teams or team NICs of one name on a host.</summary>
    public const string DuplicateNic = "DuplicateNic";

    /// <summary>Two hardware ports of one name on a host.</summary>
    public const string DuplicateHardwarePort = "DuplicateHardwarePort";

    /// <summary>Two shares of one traffic class on a host.</summary>
    public const string DuplicateTrafficShare = "DuplicateTrafficShare";

    /// <summary>Two virtual switches of one name on a host that no id tells apart.</summary>
    public const string DuplicateVirtualSwitch = "DuplicateVirtualSwitch";

    /// <summary>Two host adapters of one name on a host.</summary>
    public const string DuplicateHostAdapter = "DuplicateHostAdapter";

    /// <summary>Two VMs of one name on a host that no id tells apart, or of one id.</summary>
    public const string DuplicateVm = "DuplicateVm";

    /// <summary>Two adapters of one name in a VM that no id tells apart, or of one id.</summary>
    public const string DuplicateAdapter = "DuplicateAdapter";

    /// <summary>Two tenants that must have the same VLAN, though nothing allows them to hear each other.</summary>
    public const string TenantVlanTwice = "TenantVlanTwice";

    /// <summary>An allow rule names neither a tenant nor a traffic class.</summary>
    public const string UnknownTenant = "UnknownTenant";

    /// <summary>A member that is no VM and no server.</summary>
    public const string UnknownMember = "UnknownMember";

    /// <summary>An adapter is on a virtual switch that its host lacks.</summary>
    public const string UnknownSwitch = "UnknownSwitch";

    /// <summary>An adapter names its virtual switch by a name that two have.</summary>
    public const string AmbiguousSwitch = "AmbiguousSwitch";

    /// <summary>An uplink is no NIC and no team of its host.</summary>
    public const string UnknownUplink = "UnknownUplink";

    /// <summary>An External virtual switch has no uplink.</summary>
    public const string MissingUplink = "MissingUplink";

    /// <summary>An Internal or Private virtual switch has an uplink.</summary>
    public const string UnexpectedUplink = "UnexpectedUplink";

    /// <summary>A storage adapter is the uplink of a virtual switch.</summary>
    public const string HbaAsUplink = "HbaAsUplink";

    /// <summary>A storage adapter is in a NIC team.</summary>
    public const string HbaInTeam = "HbaInTeam";

    /// <summary>A NIC or team is the uplink of two virtual switches, or of a switch and in a team.</summary>
    public const string NicBoundTwice = "NicBoundTwice";

    /// <summary>A NIC is in two teams.</summary>
    public const string NicInTwoTeams = "NicInTwoTeams";

    /// <summary>A NIC team has no member.</summary>
    public const string TeamWithoutMember = "TeamWithoutMember";

    /// <summary>A team member is no NIC of its host.</summary>
    public const string UnknownTeamMember = "UnknownTeamMember";

    /// <summary>The standby member of a team is none of its members.</summary>
    public const string StandbyNotMember = "StandbyNotMember";

    /// <summary>The primary member of a team is none of its members.</summary>
    public const string PrimaryNotMember = "PrimaryNotMember";

    /// <summary>The primary VLAN of a private VLAN is among its own secondaries.</summary>
    public const string PrimaryInSecondaries = "PrimaryInSecondaries";

    /// <summary>One network has one secondary VLAN under two primaries.</summary>
    public const string SecondaryOfTwoPrimaries = "SecondaryOfTwoPrimaries";

    /// <summary>A port is an end of two links.</summary>
    public const string PortLinkedTwice = "PortLinkedTwice";

    /// <summary>Two things are plugged into one port: NICs, a server, a link.</summary>
    public const string PortUsedTwice = "PortUsedTwice";

    /// <summary>A port is in two link aggregations.</summary>
    public const string PortInTwoLags = "PortInTwoLags";

    /// <summary>A link or a multi-chassis pair has the same thing at both ends.</summary>
    public const string LinkedToItself = "LinkedToItself";
}
