using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Commands;

/// <summary>Lets things go wrong in a lab, and chooses what no source settles about real hosts.</summary>
[Cmdlet(VerbsCommon.Set, "NetworkLab", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(NetworkLab))]
public sealed class SetNetworkLabCommand : NetworkCmdlet
{
    // "Method parameters checked, job started" (facts A3.4).
    private const int JobStarted = 4096;

    /// <summary>The labs.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public NetworkLab[] Lab { get; set; } = [];

    /// <summary>The hosts that the faults are for; all without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(HostNameCompleter))]
    public string[] HostName { get; set; } = [];

    /// <summary>What goes wrong.</summary>
    [Parameter]
    public LabFaultKind? Fault { get; set; }

    /// <summary>The number of the one operation that it meets, from 1; every one without it.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Operation { get; set; }

    /// <summary>How late every answer comes, in milliseconds; means a fault of kind Latency.</summary>
    [Parameter]
    [ValidateRange(0, 3600000)]
    public int? LatencyMilliseconds { get; set; }

    /// <summary>What the provider answers; for a fault of kind ProviderError, HalfBatch or JobFailure. 32768 without it.</summary>
    [Parameter]
    [ValidateRange(1, 65535)]
    public int? ErrorCode { get; set; }

    /// <summary>The Windows version that the hosts get; their settings stay.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LabSystemCompleter))]
    public string? OS { get; set; }

    /// <summary>Takes the faults of those hosts away, or all, before others are added.</summary>
    [Parameter]
    public SwitchParameter ClearFault { get; set; }

    /// <summary>Whether methods answer at once or by jobs.</summary>
    [Parameter]
    public JobMode? JobMode { get; set; }

    /// <summary>The state that the nodes get in their failover cluster.</summary>
    [Parameter]
    public ClusterNodeState? NodeState { get; set; }

    /// <summary>How far the roles of the nodes have been moved away.</summary>
    [Parameter]
    public ClusterNodeDrain? NodeDrain { get; set; }

    /// <summary>A shared volume of the clusters, by name; one that they lack is added.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SharedVolume { get; set; }

    /// <summary>How the nodes reach the shared volume; Direct without it.</summary>
    [Parameter]
    public SharedVolumeState SharedVolumeState { get; set; }

    /// <summary>The storage jobs that run on the clusters, in place of those before; none for an empty list.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[]? StorageJob { get; set; }

    /// <summary>Any of the lab's choices, by the name of the property of its Options.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable Option { get; set; } = [];

    /// <summary>Returns the lab.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (NetworkLab lab in Lab)
        {
            string? unknown = HostName.FirstOrDefault(h => !lab.HostNames.Contains(h, Names.Comparer));
            ErrorRecord? error = unknown is not null ? LabErrors.HostUnknown(unknown, lab)
                : Kind is null && (Operation is not null || ErrorCode is not null) ? LabErrors.FaultMissing()
                : ErrorCode is not null && !AnswersWithCode ? LabErrors.CodeConflict(Kind!.Value)
                : ErrorCode == JobStarted ? LabErrors.CodeIsNoError(JobStarted)
                : OS is not null && !IsKnown(OS) ? LabErrors.SystemUnknown(OS)
                : LatencyMilliseconds is not null && Kind != LabFaultKind.Latency ? LabErrors.LatencyConflict()
                : null;
            LabOptions options = Options(lab.Options, ref error);
            var clusters = new LabClusterChange(NodeState, NodeDrain, SharedVolume, SharedVolumeState, StorageJob, Hosts(lab).ToArray());
            error ??= clusters.Check(lab);
            if (error is not null)
            {
                WriteError(error);
                continue;
            }

            Change(lab, options, clusters);
            if (PassThru)
            {
                WriteObject(lab);
            }
        }
    }

    private bool AnswersWithCode => Kind is LabFaultKind.ProviderError or LabFaultKind.HalfBatch or LabFaultKind.JobFailure;

    private LabFaultKind? Kind => Fault ?? (LatencyMilliseconds is null ? null : LabFaultKind.Latency);

    private void Change(NetworkLab lab, LabOptions options, LabClusterChange clusters)
    {
        LabFault[] kept = lab.Faults.Where(f => !ClearFault || (HostName.Length > 0 && !HostName.Contains(f.Host, Names.Comparer))).ToArray();
        LabFault[] added = Kind is null ? [] : HostName.Length == 0 ? [Make(null)] : HostName.Select(Make).ToArray();
        string action = string.Join("; ", Actions(lab, kept, added, options).Concat(clusters.Actions()));
        if (action.Length == 0 || !ShouldProcess(lab.Path ?? $"lab of {lab.HostNames.Count} hosts", action))
        {
            return;
        }

        try
        {
            lab.Faults = [.. kept, .. added];
            lab.Options = options;
            foreach (string host in OS is null ? [] : Hosts(lab))
            {
                lab.SetOperatingSystem(host, OS!);
            }

            clusters.Apply(lab);
        }
        catch (Exception e) when (e is LabException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            WriteError(CommandErrors.Lab(lab.Path, e));
        }
    }

    private IEnumerable<string> Actions(NetworkLab lab, LabFault[] kept, LabFault[] added, LabOptions options)
    {
        if (kept.Length < lab.Faults.Count)
        {
            yield return $"take {lab.Faults.Count - kept.Length} faults away";
        }

        foreach (LabFault fault in added)
        {
            yield return $"add {fault.Kind} on {fault.Host ?? "every host"}";
        }

        if (OS is not null)
        {
            yield return $"make {string.Join(", ", Hosts(lab))} {OS}";
        }

        if (options != lab.Options)
        {
            yield return "change what the lab assumes of hosts";
        }
    }

    private IEnumerable<string> Hosts(NetworkLab lab) => HostName.Length > 0 ? HostName : lab.HostNames;

    private static bool IsKnown(string os) => NetworkLab.OperatingSystems.Contains(os.Replace(" ", string.Empty), Names.Comparer);

    private LabFault Make(string? host) => new()
    {
        Host = host,
        Kind = Kind!.Value,
        Operation = Operation,
        ErrorCode = (uint?)ErrorCode ?? LabFault.Failed,
        Delay = TimeSpan.FromMilliseconds(LatencyMilliseconds ?? 0),
    };

    private LabOptions Options(LabOptions current, ref ErrorRecord? error)
    {
        LabOptions options = current with { JobMode = JobMode ?? current.JobMode };
        foreach (DictionaryEntry entry in Option)
        {
            // The record's own init accessors: it is a copy that nobody else holds yet.
            var property = typeof(LabOptions).GetProperties().FirstOrDefault(p => p.CanWrite && Names.Same(p.Name, entry.Key.ToString()));
            if (property is null || !LanguagePrimitives.TryConvertTo(entry.Value, property.PropertyType, out object? value))
            {
                error ??= LabErrors.OptionUnknown(entry, property);
                continue;
            }

            property.SetValue(options, value);
        }

        return options;
    }
}
