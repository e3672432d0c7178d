using System;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Tests.Sessions;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;
using Xunit;

namespace HyperVNetworking.Cim.Tests.Probes;

/// <summary>A probe that goes wrong says nothing: it is never taken for silence, and never for an answer.</summary>
public sealed class ProbeFaultTests
{
    private static readonly NetworkDocument s_built = LabHosts.Sample("two-hosts-built.json");

    [Theory]
    [InlineData("Host1", LabFaultKind.AccessDenied)]
    [InlineData("Host2", LabFaultKind.Unreachable)]
    [InlineData("Host2", LabFaultKind.Timeout)]
    [InlineData("Host1", LabFaultKind.ErrorBeforeEffect)]
    [InlineData("Host1", LabFaultKind.ErrorAfterEffect)]
    [InlineData("Host2", LabFaultKind.ProviderError)]
    [InlineData("Host1", LabFaultKind.JobFailure)]
    [InlineData("Host2", LabFaultKind.JobFailure)]
    [InlineData("Host2", LabFaultKind.JobKilled)]
    [InlineData("Host1", LabFaultKind.JobVanishes)]
    [InlineData("Host2", LabFaultKind.JobVanishes)]
    public async Task Of_a_host_that_fails_nothing_is_concluded(string host, LabFaultKind kind)
    {
        var lab = NetworkLab.Create(s_built, null);
        ProbedLab probed = await ProbedLab.ProbeAsync(s_built, lab, maximum: 8, faults: [new LabFault { Host = host, Kind = kind, Where = o => o == "Invoke TestNetworkConnection" }]);
        Assert.All(probed.Results.Where(r => r.Sender.Host == host || r.Receiver.Host == host), r => Assert.True(r.Heard is null && r.Reason!.StartsWith(host + ": ", StringComparison.Ordinal), r.Sentence));
        Assert.All(probed.Results.Where(r => r.Sender.Host != host && r.Receiver.Host != host), r => Assert.True(r.Agrees, r.Sentence));
        Assert.Equal(probed.Results.Count(r => r.Heard is null), probed.Probed.Findings.Count(f => f.Code == IsolationFindingCodes.ProbeNotMade));
        Assert.Equal(probed.Judged.Verdicts.Select(v => v.Outcome), probed.Probed.Verdicts.Select(v => v.Outcome));
    }

    [Fact]
    public async Task A_job_with_warnings_is_an_answer()
    {
        ProbedLab probed = await ProbedLab.ProbeAsync(s_built, NetworkLab.Create(s_built, null), maximum: 4, faults: [new LabFault { Kind = LabFaultKind.JobWarning, Where = o => o == "Invoke TestNetworkConnection" }]);
        Assert.Contains(probed.Results, r => r.ExpectedHeard);
        Assert.All(probed.Results, r => Assert.True(r.Agrees, r.Sentence));
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_asked_once()
    {
        var lab = NetworkLab.Create(s_built, null);
        ProbedLab probed = await ProbedLab.ProbeAsync(s_built, lab, faults: [new LabFault { Host = "Host2", Kind = LabFaultKind.Unreachable }]);
        Assert.Equal(probed.Read["Host2"] + 1, lab.OperationCount("Host2"));
        Assert.True(probed.Results.Count(r => r.Heard is null) > 5);
    }

    [Fact]
    public async Task A_host_that_nobody_gave_is_named()
    {
        ProbedLab probed = await ProbedLab.ProbeAsync(s_built, NetworkLab.Create(s_built, null), maximum: 1, without: "Host2");
        Assert.Equal("The probe from VM VM1 of Sales on host Host1 to VM VM7 of Sales on host Host2 could not be made: host Host2 is not among the hosts that are to be probed.", Assert.Single(probed.Results).Sentence);
    }

    [Fact]
    public async Task A_VM_that_has_stopped_meanwhile_is_a_probe_not_made()
    {
        NetworkDocument stopped = s_built with { Hosts = s_built.Hosts.Replace(_ => true, h => h with { Vms = h.Vms.Replace(_ => true, v => v with { State = VmState.Off }) }) };
        ProbedLab running = await ProbedLab.ProbeAsync(s_built, NetworkLab.Create(s_built, null), maximum: 3);
        ValueList<ProbeResult> results = await ProbeRunner.RunAsync(running.Plan, ProbedLab.Connect(NetworkLab.Create(stopped, null)), null, default);
        Assert.All(results, r => Assert.Contains("in a state that forbids it", r.Reason!, StringComparison.Ordinal));
    }
}
