namespace HyperVNetworking.Lab;

/// <summary>What a host in no failover cluster answers to who asks <c>root\mscluster</c>; that of a host with the feature installed is UNCONFIRMED.</summary>
public enum UnclusteredHost
{
    /// <summary>There is no such namespace: the feature is not installed.</summary>
    NoNamespace,

    /// <summary>The feature is installed: the classes are there, without instances.</summary>
    NoInstances,

    /// <summary>The feature is installed: the provider fails, since its service does not run.</summary>
    Failed,
}
