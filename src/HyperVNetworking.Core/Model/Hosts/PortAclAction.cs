namespace HyperVNetworking.Model;

/// <summary>What a port ACL does to the frames that it means.</summary>
public enum PortAclAction
{
    /// <summary>They pass.</summary>
    Allow,

    /// <summary>They are dropped.</summary>
    Deny,

    /// <summary>They pass and are counted; resource metering sets such ones by itself.</summary>
    Meter,
}
