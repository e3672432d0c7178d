using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Tests.Sessions;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;
using Xunit;

namespace HyperVNetworking.Cim.Tests.Probes;

/// <summary>What probes find on labs that are, and are not, what the document says.</summary>
public sealed class ProbeTests
{
    private static readonly NetworkDocument s_built = LabHosts.Sample("two-hosts-built.json");

    [Fact]
    public async Task A_network_that_is_as_described_is_confirmed_by_the_fewest_probes()
    {
        var lab = NetworkLab.Create(s_built, null);
        ProbedLab probed = await ProbedLab.ProbeAsync(s_built, lab);

        // Sales has two kinds of port and one member more, Finance and HR one pair each, R&D one pair on its private switch.
        Assert.Equal(["VM1 VM7", "VM3 VM8", "VM4 VM9", "VM5 VM6", "VM1 VM2"], probed.Results.Where(r => r.ExpectedHeard).Select(r => $"{r.Sender.Name} {r.Receiver.Name}"));

        // Three tenants with two kinds each meet in 3 x 4 pairs, R&D with one kind in 3 x 2.
        Assert.Equal(18, probed.Results.Count(r => !r.ExpectedHeard));
        Assert.All(probed.Results, r => Assert.True(r.Agrees, r.Sentence));
        Assert.Equal(probed.Judged.Verdicts.Select(v => v.Outcome), probed.Probed.Verdicts.Select(v => v.Outcome));
        Assert.Equal(2, probed.Probed.Verdicts.Single(v => v is { Kind: RequirementKind.Reach, Tenant: "Sales" }).Probes.Count);
        Assert.Equal(10, probed.Probed.Verdicts.Single(v => v is { Kind: RequirementKind.Separation, Tenant: "Sales" }).Probes.Count);
        Assert.Equal("The probe from VM VM1 of Sales on host Host1 to VM VM7 of Sales on host Host2 was heard, as the model says.", probed.Results[0].Sentence);
        Assert.Equal([0, 0], lab.HostNames.Select(lab.WriteCount));
    }

    [Fact]
    public async Task A_VLAN_that_the_real_switch_does_not_carry_takes_the_proof_of_reach_away()
    {
        ProbedLab probed = await ProbedLab.ProbeAsync(s_built, LabWith(p => p.Name == "48" ? p with { Allowed = VlanSet.Of(1, 3, 4) } : p));
        Assert.Equal(Outcome.Proven, probed.Judged.Verdicts.Single(IsReachOfSales).Outcome);
        Verdict verdict = probed.Probed.Verdicts.Single(IsReachOfSales);
        Assert.Equal(Outcome.Unproven, verdict.Outcome);
        Assert.Equal("The probe from VM VM1 of Sales on host Host1 to VM VM7 of Sales on host Host2 was not heard, and the model says that it must be.", verdict.Reason);
        Finding finding = Assert.Single(probed.Probed.Findings, f => f.Code == IsolationFindingCodes.ProbeContradictsModel);
        Assert.Equal(("heard", "not heard", "Host1"), (finding.Expected, finding.Actual, finding.ComputerName));
        Assert.All(probed.Probed.Verdicts.Where(v => v.Tenant != "Sales"), v => Assert.Equal(Outcome.Proven, v.Outcome));
    }

    [Fact]
    public async Task A_leak_of_the_real_switches_takes_the_proof_of_separation_away()
    {
        // VLAN 2 leaves SwitchA untagged and enters SwitchC as VLAN 3, and back.
        ProbedLab probed = await ProbedLab.ProbeAsync(s_built, LabWith(
            p => p.Name == "48" ? p with { Native = new VlanId(2) } : p,
            p => p.Name == "48" ? p with { Native = new VlanId(3) } : p));
        Verdict[] separations = [.. probed.Probed.Verdicts.Where(v => v.Kind == RequirementKind.Separation)];
        Assert.All(probed.Judged.Verdicts, v => Assert.Equal(Outcome.Proven, v.Outcome));
        Assert.Equal(["Sales", "Finance"], separations.Where(v => v.Outcome == Outcome.Unproven).Select(v => v.Tenant));
        Assert.Contains(probed.Results, r => r is { Agrees: false, Heard: true } && r.Sentence.EndsWith("was heard, and the model says that it cannot be.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_probe_makes_a_proof_or_undoes_a_violation()
    {
        NetworkDocument moved = s_built with { Hosts = s_built.Hosts.Replace(h => h.Name == "Host2", h => h with { Vms = h.Vms.Replace(v => v.Name == "VM7", v => v with { Adapters = [v.Adapters[0] with { Vlan = LabHosts.Access(3) }] }) }) };
        ProbedLab agreed = await ProbedLab.ProbeAsync(moved, NetworkLab.Create(moved, null));
        Assert.All(agreed.Results, r => Assert.True(r.Agrees, r.Sentence));
        Assert.Equal(Outcome.Violated, agreed.Probed.Verdicts.Single(IsReachOfSales).Outcome);
        Assert.Contains(agreed.Results, r => r is { ExpectedHeard: true, Sender.Tenant: "Sales", Receiver.Tenant: "Finance" });

        ProbedLab cut = await ProbedLab.ProbeAsync(moved, LabWith(p => p.Name == "48" ? p with { Allowed = VlanSet.Of(1) } : p, document: moved));
        Assert.Contains(cut.Results, r => r.Agrees == false);
        Assert.All(cut.Judged.Verdicts.Zip(cut.Probed.Verdicts), v => Assert.True(v.First.Outcome == v.Second.Outcome || (v.First.Outcome, v.Second.Outcome) == (Outcome.Proven, Outcome.Unproven)));

        // Nobody described the switches: what the probes confirm stays unproven.
        NetworkDocument bare = s_built with { Fabric = Fabric.Undescribed };
        ProbedLab unknown = await ProbedLab.ProbeAsync(bare, NetworkLab.Create(bare, null));
        Assert.All(unknown.Results, r => Assert.True(r.Agrees, r.Sentence));
        Assert.Contains(unknown.Probed.Verdicts, v => v.Outcome == Outcome.Unproven);
        Assert.Equal(unknown.Judged.Verdicts.Select(v => v.Outcome), unknown.Probed.Verdicts.Select(v => v.Outcome));
    }

    [Theory]
    [InlineData(JobMode.Synchronous, FailureForm.ReturnCode, UnansweredProbe.Timeout, true)]
    [InlineData(JobMode.Jobs, FailureForm.FailedJob, UnansweredProbe.Timeout, true)]
    [InlineData(JobMode.Jobs, FailureForm.ReturnCode, UnansweredProbe.Timeout, true)]
    [InlineData(JobMode.Synchronous, FailureForm.ReturnCode, UnansweredProbe.Failed, false)]
    [InlineData(JobMode.Jobs, FailureForm.FailedJob, UnansweredProbe.Failed, false)]
    [InlineData(JobMode.Synchronous, FailureForm.Fault, UnansweredProbe.Timeout, false)]
    public async Task Only_what_is_called_a_timeout_is_taken_for_silence(JobMode jobs, FailureForm form, UnansweredProbe unanswered, bool isTold)
    {
        var lab = NetworkLab.Create(s_built, null);
        lab.Options = lab.Options with { JobMode = jobs, FailureForm = form, UnansweredProbe = unanswered };
        ProbedLab probed = await ProbedLab.ProbeAsync(s_built, lab, maximum: 8);
        Assert.All(probed.Results.Where(r => r.ExpectedHeard), r => Assert.True(r.Heard, r.Sentence));
        Assert.All(probed.Results.Where(r => !r.ExpectedHeard), r => Assert.Equal(isTold ? false : null, r.Heard));
        Assert.Equal(isTold, probed.Probed.Findings.All(f => f.Code != IsolationFindingCodes.ProbeNotMade));
    }

    [Fact]
    public async Task A_lab_in_a_file_keeps_its_cables_for_other_processes()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            NetworkLab.Create(s_built, path);
            ProbedLab probed = await ProbedLab.ProbeAsync(s_built, NetworkLab.Open(path), maximum: 8);
            Assert.All(probed.Results, r => Assert.True(r.Agrees, r.Sentence));
            Assert.True(probed.Results[0].Heard);
        }
        finally
        {
            File.Delete(path);
            Directory.Delete(path + ".hosts", recursive: true);
        }
    }

    [Fact]
    public async Task Hostile_names_are_probed_like_any_other()
    {
        string longName = new('x', 256);
        NetworkDocument document = s_built with
        {
            Tenants = [new Tenant { Name = LabHosts.Hostile, Members = ["Host1/*", "Host2/*"] }],
            Hosts =
            [
                s_built.Hosts[0] with { Vms = [s_built.Hosts[0].Vms[0] with { Name = LabHosts.Hostile }] },
                s_built.Hosts[1] with { Vms = [s_built.Hosts[1].Vms[0] with { Name = longName, Adapters = [s_built.Hosts[1].Vms[0].Adapters[0] with { Name = LabHosts.Hostile }] }] },
            ],
        };
        ProbedLab probed = await ProbedLab.ProbeAsync(document, NetworkLab.Create(document, null));
        ProbeResult only = Assert.Single(probed.Results);
        Assert.True(only.Heard, only.Sentence);
    }

    [Fact]
    public async Task What_cannot_be_probed_is_said()
    {
        NetworkDocument document = s_built with
        {
            Hosts = s_built.Hosts.Replace(h => h.Name == "Host1", h => h with
            {
                Vms =
                [
                    h.Vms[0] with { State = VmState.Off },
                    h.Vms[1] with { Adapters = [h.Vms[1].Adapters[0] with { Vlan = new PortVlan.Trunk(null, VlanSet.Of(2)) }] },
                    h.Vms[2] with { Generation = 1, Adapters = [h.Vms[2].Adapters[0] with { Kind = AdapterKind.Legacy }] },
                    .. h.Vms.Skip(3),
                ],
            }),
        };
        ProbedLab probed = await ProbedLab.ProbeAsync(document, NetworkLab.Create(document, null), maximum: 3);
        Assert.Equal(
            [
                "1 VM adapter is not probed: the VM does not run.",
                "1 VM adapter is not probed: the adapter is a legacy one.",
                "1 VM adapter is not probed: the port is in several VLANs, and no source says in which one a probe is sent.",
                "More than 3 probes would be needed to meet every kind of port; 3 are made, in turn of every tenant and every two tenants, and the rest is not probed.",
            ],
            probed.Plan.LeftOut.OrderBy(l => l[0]).ThenBy(l => !l.Contains("run", StringComparison.Ordinal)).ThenBy(l => l, StringComparer.Ordinal));
        Assert.Equal(3, probed.Results.Count);
        Assert.Equal(4, probed.Probed.Findings.Count(f => f.Code == IsolationFindingCodes.ProbeLeftOut));
    }

    private static bool IsReachOfSales(Verdict verdict) => verdict is { Kind: RequirementKind.Reach, Tenant: "Sales" };

    /// <summary>A lab whose physical switches are not as the document says.</summary>
    private static NetworkLab LabWith(Func<PhysicalPort, PhysicalPort> onFirst, Func<PhysicalPort, PhysicalPort>? onSecond = null, NetworkDocument? document = null)
    {
        document ??= s_built;
        ValueList<PhysicalSwitch> switches = document.Fabric.Switches;
        return NetworkLab.Create(
            document with
            {
                Fabric = document.Fabric with
                {
                    Switches =
                    [
                        switches[0] with { Ports = switches[0].Ports.Select(onFirst).ToValueList() },
                        switches[1] with { Ports = switches[1].Ports.Select(onSecond ?? (p => p)).ToValueList() },
                    ],
                },
            },
            null);
    }
}
