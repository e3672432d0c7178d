namespace HyperVNetworking.Model;

/// <summary>Which frames of an adapter a port ACL means.</summary>
public enum PortAclDirection
{
    /// <summary>Those to the adapter.</summary>
    Inbound,

    /// <summary>Those from the adapter.</summary>
    Outbound,
}
