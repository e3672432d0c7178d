using System;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>What a run may do. Nothing that silences prompts changes any of these (site-rules D1).</summary>
public sealed record RunOptions
{
    private static readonly TimeSpan s_leastWayBack = TimeSpan.FromSeconds(30);

    /// <summary>The hosts whose management path may be changed, by name.</summary>
    public ValueList<string> AllowManagementPathChange { get; init; } = [];

    /// <summary>Whether running VMs may lose their network for the length of a step.</summary>
    public bool AllowDisconnect { get; init; }

    /// <summary>Whether hosts may be changed that something else manages (site-rules C1).</summary>
    public bool Adopt { get; init; }

    /// <summary>How many nodes of one cluster may be begun and not yet finished at a time (site-rules D2); less than 1 is 1.</summary>
    public int MaxHostPerCluster { get; init; } = 1;

    /// <summary>Tells whether a cluster is well enough for a node to be changed (site-rules D2); null asks the nodes themselves over the run's sessions, where those can be asked (<see cref="IClusterSession"/>).</summary>
    public IClusterHealth? ClusterHealth { get; init; }

    /// <summary>How many hosts are read at a time.</summary>
    public int ThrottleLimit { get; init; } = HostReader.DefaultThrottleLimit;

    /// <summary>What becomes of the run if a step fails.</summary>
    public OnFailure OnFailure { get; init; }

    /// <summary>Where the run writes down what it does. Null writes nothing: a run that dies can then not be taken up again.</summary>
    public IJournal? Journal { get; init; }

    /// <summary>Tells the time.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;

    /// <summary>How long hosts are read again after a change until two reads agree (site-rules D4).</summary>
    public TimeSpan ConfirmTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a host whose management path is changed waits for that to be confirmed until it takes it back by itself (design 8).</summary>
    public TimeSpan WayBackTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>The options with the time that a user gave for confirming: for two reads to agree, and for a host whose management path is changed to be confirmed.</summary>
    /// <param name="time">The time; a way back takes at least half a minute, for less is over before a change is.</param>
    /// <returns>The options with it.</returns>
    public RunOptions WithConfirmTimeout(TimeSpan time) => this with { ConfirmTimeout = time, WayBackTimeout = time < s_leastWayBack ? s_leastWayBack : time };

    /// <summary>How many steps a plan may have (site-rules E2); null for any number.</summary>
    public int? MaximumChange { get; init; }

    /// <summary>How long, in seconds, the steps on one host may interrupt something together, allowed or not (site-rules E2); null for any time.</summary>
    public int? MaximumOutageSecond { get; init; }

    /// <summary>When no further host begins (site-rules E2); hosts that have begun are finished. Null for never.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>Where the end of a run is told besides (site-rules E3); null for nowhere.</summary>
    public IEventLog? EventLog { get; init; }
}
