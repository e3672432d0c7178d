namespace HyperVNetworking.Model;

/// <summary>What a physical adapter is.</summary>
public enum NicKind
{
    /// <summary>A wired network adapter.</summary>
    Ethernet,

    /// <summary>A wireless adapter: untagged only under a virtual switch (site-rules B10).</summary>
    WiFi,

    /// <summary>A storage host bus adapter: never in a team or a switch.</summary>
    Hba,
}
