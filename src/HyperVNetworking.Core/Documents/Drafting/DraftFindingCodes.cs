namespace HyperVNetworking.Documents;

/// <summary>The stable codes of what a draft cannot say; explained in <c>about_HyperVNetworking_Findings</c>.</summary>
public static class DraftFindingCodes
{
    /// <summary>Adapters of VMs are in no tenant of the draft.</summary>
    public const string AdapterNotDrafted = "AdapterNotDrafted";

    /// <summary>A host was not read whole, and is in the draft only by name.</summary>
    public const string HostNotDrafted = "HostNotDrafted";

    /// <summary>NICs whose cables nobody described.</summary>
    public const string CableNotDescribed = "CableNotDescribed";

    /// <summary>A row names a member that no host has.</summary>
    public const string MemberUnknown = "MemberUnknown";
}
