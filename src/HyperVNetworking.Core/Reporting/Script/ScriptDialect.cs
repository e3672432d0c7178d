namespace HyperVNetworking.Reporting;

/// <summary>The cmdlets that a script is written in.</summary>
public enum ScriptDialect
{
    /// <summary>The inbox modules of Windows: Hyper-V, NetAdapter, NetTCPIP, NetLbfo and NetQos.</summary>
    Inbox,

    /// <summary>System Center Virtual Machine Manager, and the inbox cmdlets for what it cannot express (site-rules F4).</summary>
    Vmm,
}
