using System;
using System.Collections.Generic;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Changes;
using HyperVNetworking.Execution;
using HyperVNetworking.Output;

namespace HyperVNetworking.Commands;

/// <summary>A cmdlet that takes runs up again: their hosts are named anew, for a run does not keep sessions.</summary>
public abstract class RecoveryCmdlet : ChangeCmdlet
{
    private readonly List<string> _changeIds = [];

    /// <summary>The runs, by the ids that Get-NetworkChange lists.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ChangeIdCompleter))]
    public string[] ChangeId { get; set; } = [];

    /// <summary>The folder of journals; that of the user's data where it is not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>How many seconds hosts are read again until two reads agree, and after how many one that lost its way goes back by itself.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int ConfirmTimeout { get; set; } = 30;

    internal override RunOptions Options => Confirmed(base.Options with { Journal = JournalFolder.Of(this, JournalPath) }, ConfirmTimeout);

    internal abstract bool Undoes { get; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!HasHosts)
        {
            ThrowTerminatingError(CommandErrors.HostsNotGiven("-CimSession, -ComputerName or -ClusterName"));
        }

        AddTargets();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _changeIds.AddRange(ChangeId);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_changeIds.Count > 0)
        {
            Do(new RecoveryWork(Connections, _changeIds, Undoes));
        }
    }
}
