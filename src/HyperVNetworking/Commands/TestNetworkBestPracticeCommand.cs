using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Verification.BestPractice;

namespace HyperVNetworking.Commands;

/// <summary>Holds hosts against the rules of the field for teams, virtual switches, queues and bandwidth: on hosts, on their states, or on documents. It changes nothing.</summary>
[Cmdlet(VerbsDiagnostic.Test, "NetworkBestPractice", DefaultParameterSetName = "State")]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestNetworkBestPracticeCommand : HostCmdlet
{
    private readonly List<HostState> _states = [];
    private readonly List<NetworkDocument> _documents = [];

    /// <summary>The states of the hosts, where they are not to be read now.</summary>
    [Parameter(ParameterSetName = "State", Position = 0, ValueFromPipeline = true)]
    [Unroll]
    [ValidateNotNull]
    public HostState[] State { get; set; } = [];

    /// <summary>The network document: the physical network and what no host can tell; without states and hosts, the hosts too.</summary>
    [Parameter(ParameterSetName = "State", Position = 1)]
    [Parameter(ParameterSetName = "Document", Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public NetworkDocument? Document { get; set; }

    /// <summary>The rules, by code; all if left out.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PracticeCodeCompleter))]
    public string[] Code { get; set; } = ["*"];

    /// <summary>The least severity: rules that matter less are not judged.</summary>
    [Parameter]
    public FindingSeverity Severity { get; set; } = FindingSeverity.Information;

    /// <summary>Returns true if every rule holds and false otherwise, in place of the findings.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        foreach (string code in Code.Where(c => !new NamePattern(c).HasWildcard && !IsKnown(c)))
        {
            ThrowTerminatingError(PracticeErrors.RuleUnknown(code, BestPracticeCheck.Suggest(code)));
        }

        AddTargets();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A document on the command line stays bound while states come in.
        _states.AddRange(State);
        if (Document is not null && !_documents.Contains(Document))
        {
            _documents.Add(Document);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_documents.Count > 1)
        {
            ThrowTerminatingError(PracticeErrors.SeveralDocuments(_documents.Count));
        }

        NetworkDocument? document = _documents.FirstOrDefault();
        NetworkState network = NetworkState.Of(States(document), document);
        if (network.Hosts.Count == 0)
        {
            ThrowTerminatingError(PracticeErrors.NothingToJudge());
        }

        var options = new BestPracticeOptions { Codes = [.. Code], Severity = Severity };
        BestPracticeReport report = Compute("Judging by the rules", () => BestPracticeCheck.Judge(network.Hosts, network.Fabric, options));
        if (Quiet)
        {
            WriteObject(report.AllHold);
        }
        else
        {
            WriteObject(report.Findings, enumerateCollection: true);
        }
    }

    private IReadOnlyList<HostState> States(NetworkDocument? document)
    {
        if (_states.Count > 0 && Connections.Count > 0)
        {
            ThrowTerminatingError(CommandErrors.StateAndHosts(_states));
        }

        return _states.Count > 0 ? _states
            : Connections.Count > 0 ? ReadHosts("Reading hosts", Connections)
            : document?.Hosts ?? [];
    }

    private static bool IsKnown(string code) => BestPracticeCheck.Codes.Contains(code, Names.Comparer);
}
