using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>What a run may do. Nothing that silences prompts changes any of these (site-rules D1).</summary>
public sealed record RunOptions
{
    /// <summary>The hosts whose management path may be changed, by name.</summary>
    public ValueList<string> AllowManagementPathChange { get; init; } = [];

    /// <summary>Whether running VMs may lose their network for the length of a step.</summary>
    public bool AllowDisconnect { get; init; }

    /// <summary>How many hosts are read at a time.</summary>
    public int ThrottleLimit { get; init; } = HostReader.DefaultThrottleLimit;
}
