using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using HyperVNetworking.Binding;
using HyperVNetworking.Cim.Mmi;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Commands;

/// <summary>Judges whether hosts keep a document's tenants apart and together as it demands: one verdict a requirement, at layer 2. Explains two endpoints, or holds the verdicts against probes, where asked.</summary>
[Cmdlet(VerbsDiagnostic.Test, "NetworkIsolation", DefaultParameterSetName = "Judge", SupportsShouldProcess = true)]
[OutputType(typeof(Verdict), typeof(bool), typeof(EndpointExplanation))]
public sealed class TestNetworkIsolationCommand : StateCmdlet
{
    private readonly HostTargets _targets = new();

    /// <summary>The plan whose outcome is judged; no host is touched.</summary>
    [Parameter(ParameterSetName = "Judge")]
    [Parameter(ParameterSetName = "Explain")]
    [ValidateNotNull]
    public NetworkPlan? After { get; set; }

    /// <summary>What it means that somebody who is in no tenant and no allow rule hears one.</summary>
    [Parameter(ParameterSetName = "Judge")]
    [Parameter(ParameterSetName = "Probe")]
    public UnlistedEndpoint UnlistedEndpoint { get; set; }

    /// <summary>How old a host's state may be.</summary>
    [Parameter(ParameterSetName = "Judge")]
    [Parameter(ParameterSetName = "Probe")]
    public TimeSpan? MaxStateAge { get; set; }

    /// <summary>Returns true if all is proven and false otherwise, in place of the verdicts.</summary>
    [Parameter(ParameterSetName = "Judge")]
    [Parameter(ParameterSetName = "Probe")]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Two endpoints: why they hear each other or do not, in both directions, in place of the verdicts.</summary>
    [Parameter(ParameterSetName = "Explain", Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EndpointNameCompleter))]
    public string[] Explain { get; set; } = [];

    /// <summary>Sends the fewest probes between VMs that would confirm or refute the verdicts. Not yet run on a real host.</summary>
    [Parameter(ParameterSetName = "Probe", Mandatory = true)]
    public SwitchParameter Probe { get; set; }

    /// <summary>The hosts that are probed: CimSession objects, computer names and labs; a lab stands for all its hosts.</summary>
    [Parameter(ParameterSetName = "Probe")]
    [Alias("Session")]
    [ValidateNotNullOrEmpty]
    public object[]? CimSession { get; set; }

    /// <summary>The hosts that are probed, by name.</summary>
    [Parameter(ParameterSetName = "Probe")]
    [ValidateNotNullOrEmpty]
    public string[]? ComputerName { get; set; }

    /// <summary>The failover clusters whose nodes are probed; of labs in <see cref="CimSession"/>, the nodes of that name's cluster.</summary>
    [Parameter(ParameterSetName = "Probe")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClusterNameCompleter))]
    public string[]? ClusterName { get; set; }

    /// <summary>The account for <see cref="ComputerName"/> and <see cref="ClusterName"/>.</summary>
    [Parameter(ParameterSetName = "Probe")]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Probe)
        {
            AddTargets();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _targets.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Foresee();
        if (ParameterSetName == "Explain")
        {
            ExplainPairs(Complete(After?.Document));
            return;
        }

        NetworkDocument? document = Document ?? After?.Document;
        if (document is null)
        {
            ThrowTerminatingError(CommandErrors.RequirementMissing());
        }

        NetworkState network = Complete(document);

        // "All of nothing is proven" would be true of an emptied document.
        if (document!.Tenants.Count == 0)
        {
            ThrowTerminatingError(CommandErrors.NothingRequired());
        }

        Judge(document, network);
    }

    private void AddTargets()
    {
        ErrorRecord? error = CimSession is not null && ComputerName is not null ? CommandErrors.SessionAndComputerName(ComputerName)
            : CimSession is null && ComputerName is null && ClusterName is null ? EndpointErrors.ProbeNeedsHosts()
            : ClusterName is not null && (ComputerName is not null || (CimSession?.Length ?? 0) != Labs.Length) ? ClusterErrors.ClusterAndHosts(ClusterName)
            : Credential is not null && ComputerName is null && (ClusterName is null || CimSession is not null) ? CommandErrors.CredentialWithoutComputerName(Credential.UserName)
            : ClusterName is not null ? ClusterName.Select(AddCluster).FirstOrDefault(e => e is not null)
            : (CimSession ?? []).Select(_targets.Add).FirstOrDefault(e => e is not null);
        if (error is not null)
        {
            ThrowTerminatingError(error);
        }

        foreach (string name in ComputerName ?? [])
        {
            _targets.AddComputer(name, Credential?.GetNetworkCredential());
        }
    }

    private NetworkLab[] Labs => (CimSession ?? []).Select(s => (s is PSObject wrapped ? wrapped.BaseObject : s) as NetworkLab).OfType<NetworkLab>().ToArray();

    private ErrorRecord? AddCluster(string name)
    {
        NetworkLab? lab = Labs.FirstOrDefault(l => l.Clusters.Any(c => Names.Same(c.Name, name)));
        if (CimSession is not null && lab is null)
        {
            return ClusterErrors.ClusterUnknown(name, Labs);
        }

        try
        {
            _targets.AddClusterAsync(name, lab is null ? computer => MmiCimClient.Connect(computer, Credential?.GetNetworkCredential()) : lab.Connect, CancellationToken.None).GetAwaiter().GetResult();
            return null;
        }
        catch (HostFaultException fault)
        {
            return ClusterErrors.ClusterNotAsked(name, fault);
        }
    }

    private void Foresee()
    {
        if (After is null)
        {
            return;
        }

        ForecastResult forecast = PlanForecast.Apply(After, States);
        if (forecast.Refusals.Count > 0)
        {
            foreach (Refusal refusal in forecast.Refusals.Skip(1))
            {
                WriteError(CommandErrors.NotForeseen(refusal));
            }

            ThrowTerminatingError(CommandErrors.NotForeseen(forecast.Refusals[0]));
        }

        States = forecast.States;
    }

    private void Judge(NetworkDocument document, NetworkState network)
    {
        var counter = new JudgingCounter();
        var options = new IsolationOptions { UnlistedEndpoint = UnlistedEndpoint, MaxStateAge = MaxStateAge, Now = SystemClock.Instance.UtcNow, Progress = counter };
        IsolationReport report = Compute(
            "Judging the isolation",
            token => IsolationCheck.Judge(document, network.Hosts, options with { CancellationToken = token }),
            counter);
        if (Probe)
        {
            report = HoldAgainstProbes(document, network, report);
        }

        if (Quiet)
        {
            WriteObject(report.AllProven);
            return;
        }

        WriteFindings(network.Findings.Concat(report.Findings).Distinct());
        foreach (Verdict verdict in report.Verdicts)
        {
            WriteObject(verdict);
        }
    }

    private IsolationReport HoldAgainstProbes(NetworkDocument document, NetworkState network, IsolationReport report)
    {
        ProbePlan plan = Compute("Choosing probes", token => ProbePlan.Of(document, network.Hosts, cancellationToken: token));
        plan = plan with { Probes = plan.Probes.Where(p => ShouldProcess(p.ToString(), "Send a probe")).ToValueList() };
        if (plan.Probes.Count == 0)
        {
            return ProbeJudge.Judge(report, plan, []);
        }

        WriteWarning(plan.Notice);
        var display = new ProbeDisplay(this, plan.Probes.Count);
        ValueList<ProbeResult> results = Run((queue, token) => ProbeRunner.RunAsync(plan, _targets.Connections, display.On(queue), token));
        display.Complete();
        return ProbeJudge.Judge(report, plan, results);
    }

    private void ExplainPairs(NetworkState network)
    {
        if (Explain.Length != 2)
        {
            ThrowTerminatingError(EndpointErrors.TwoEndpointsNeeded(Explain));
        }

        WarnOfUnread(network);
        NetworkExplainer explainer = Compute("Preparing the network", () => NetworkExplainer.Build(network.Hosts, network.Fabric));
        IReadOnlyList<Endpoint>[] found = Explain.Select(name => FindEndpoints(explainer.Finder, name)).ToArray();
        (Endpoint First, Endpoint Second)[] pairs = [.. from first in found[0] from second in found[1] where first != second select (first, second)];
        if (pairs.Length == 0)
        {
            ThrowTerminatingError(EndpointErrors.TwoEndpointsNeeded(Explain));
        }

        foreach ((Endpoint first, Endpoint second) in pairs)
        {
            WriteObject(Compute("Explaining", () => explainer.Explain(first, second)));
            WriteObject(Compute("Explaining", () => explainer.Explain(second, first)));
        }
    }
}
