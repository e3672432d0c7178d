using System.Collections.Generic;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Changes;
using HyperVNetworking.Execution;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>Sets the least shares of the bandwidth that the traffic classes of hosts get: rows are gathered and become one change over all hosts when the input ends.</summary>
[Cmdlet(VerbsCommon.Set, "HostTrafficQos", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(HostTrafficQos), typeof(Job))]
public sealed class SetHostTrafficQosCommand : ChangeCmdlet
{
    private readonly List<WantedShare> _wanted = [];
    private bool _isWrong;

    /// <summary>The traffic class.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TrafficClassCompleter))]
    public string Traffic { get; set; } = string.Empty;

    /// <summary>Its least share, relative to the others.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, 100)]
    public int Weight { get; set; }

    /// <summary>The subnet that it goes to, where its ports do not tell it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? DestinationPrefix { get; set; }

    /// <summary>The virtual switch whose host adapters get weights, in place of policies of the host.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SwitchNameCompleter))]
    public string? SwitchName { get; set; }

    /// <summary>What becomes of the run if a step fails.</summary>
    [Parameter]
    public OnFailure OnFailure { get; set; }

    /// <summary>Returns the shares as they are afterwards; in a dry run, as they would be.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    internal override RunOptions Options => base.Options with { OnFailure = OnFailure };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        AddTargets();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string? subnet = null;
        if (!string.IsNullOrWhiteSpace(DestinationPrefix) && !Subnet.TryRead(DestinationPrefix!.Trim(), out subnet!))
        {
            WriteError(TrafficErrors.DestinationPrefixInvalid(Traffic, DestinationPrefix));
            _isWrong = true;
            return;
        }

        _wanted.Add(new WantedShare { Traffic = Traffic, Weight = Weight, DestinationPrefix = subnet });
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // A row that is wrong leaves the shares of all in doubt: nothing is set.
        if (_wanted.Count > 0 && !_isWrong)
        {
            Do(new QosWork(ConnectionsOrLocal(), _wanted, SwitchName, PassThru));
        }
    }
}
