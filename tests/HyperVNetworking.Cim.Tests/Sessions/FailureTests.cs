using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>Every failure is one sentence that starts with the host and names the object (facts A1.14, A3.4).</summary>
public sealed class FailureTests
{
    private static readonly AdapterReference s_adapter = new() { VmName = "Access", AdapterName = VmAdapter.DefaultName };
    private static readonly HostChange s_change = new HostChange.SetAdapterVlan(s_adapter, LabHosts.Access(2), LabHosts.Access(3));

    [Theory]
    [InlineData(32769u, HostFaultKind.AccessDenied, "access is denied")]
    [InlineData(32773u, HostFaultKind.InvalidParameter, "the provider does not take a value")]
    [InlineData(32774u, HostFaultKind.InvalidState, "the object is in use")]
    [InlineData(5u, HostFaultKind.InvalidState, "the object is in a state that forbids it")]
    [InlineData(12345u, HostFaultKind.Failed, "the provider failed with a code that is not documented")]
    public async Task A_return_value_is_explained(uint code, HostFaultKind kind, string meaning)
    {
        HostFaultException fault = await ApplyAsync(_ => new CimMethodAnswer(code, new CimRecord("out", [])));

        Assert.Equal(kind, fault.Kind);
        Assert.StartsWith($"HV01: setting the VLAN of VM Access 'Network Adapter' to Access 3 failed: {meaning}", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"(ModifyFeatureSettings returned {code}).", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_fails_says_why()
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        lab.Options = LabOptions.Default with { JobMode = JobMode.Jobs };
        lab.Faults = [new LabFault { Kind = LabFaultKind.JobFailure, Where = o => o.Contains("ModifyFeatureSettings", StringComparison.Ordinal) }];
        using HyperVHostSession session = LabHosts.Session(lab);

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(s_change));

        Assert.StartsWith("HV01: setting the VLAN of VM Access 'Network Adapter' to Access 3 failed: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("job state 10", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FailureForm.ReturnCode)]
    [InlineData(FailureForm.FailedJob)]
    [InlineData(FailureForm.Fault)]
    public async Task A_refusal_of_the_provider_is_a_fault_in_whichever_form_it_comes(FailureForm form)
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        lab.Options = LabOptions.Default with { FailureForm = form };
        using HyperVHostSession session = LabHosts.Session(lab);
        HostState before = await session.ReadAsync();

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(
            new HostChange.RemoveSwitch(before.FindSwitch("LAN")!, null)));

        Assert.StartsWith("HV01: ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(LabHosts.Told(before), LabHosts.Told(await session.ReadAsync()));
    }

    [Fact]
    public async Task A_job_that_vanishes_before_it_was_seen_to_end_has_an_unknown_result()
    {
        CimPath gone = CimPath.Of("Msvm_ConcreteJob", "InstanceID", "00000000-0000-0000-0000-000000000000");

        HostFaultException fault = await ApplyAsync(_ => new CimMethodAnswer(4096, new CimRecord("out", [new CimField("Job", CimDataType.Reference, gone)])));

        Assert.Equal(HostFaultKind.Failed, fault.Kind);
        Assert.Contains("unknown result, because its job vanished before it was seen to end: read the host again", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_nobody_names_has_an_unknown_result()
    {
        HostFaultException fault = await ApplyAsync(_ => new CimMethodAnswer(4096, new CimRecord("out", [])));

        Assert.Contains("started a job and did not say which", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_for_a_job_ends_when_it_is_cancelled()
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        lab.Options = LabOptions.Default with { JobMode = JobMode.Jobs, JobPolls = 1000 };
        using HyperVHostSession session = LabHosts.Session(lab);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.ApplyAsync([s_change], stop.Token));
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        using HyperVHostSession session = LabHosts.Session(LabHosts.Lab(LabHosts.Rich));
        HostState host = await session.ReadAsync();
        var nobody = new AdapterReference { VmName = "Nobody", AdapterName = "A" };
        var gone = new AdapterReference { VmName = "Gone", VmId = Records.Vm1, AdapterName = "A", AdapterId = Records.Nic1 };

        await ExpectAsync(new HostChange.SetAdapterVlan(nobody, PortVlan.None, LabHosts.Access(2)), HostFaultKind.NotFound, "VM Nobody 'A' is not there");
        await ExpectAsync(new HostChange.SetAdapterVlan(gone, PortVlan.None, LabHosts.Access(2)), HostFaultKind.NotFound, "VM Gone 'A' is not there");
        await ExpectAsync(new HostChange.ConnectAdapter(gone, null, "LAN"), HostFaultKind.NotFound, "VM Gone 'A' is not there");
        await ExpectAsync(new HostChange.ConnectAdapter(host.Reference("Never"), null, "WAN"), HostFaultKind.NotFound, "virtual switch WAN is not there");
        await ExpectAsync(new HostChange.SetAdapterVlan(LabHosts.HostAdapter("X", "LAN"), PortVlan.None, LabHosts.Access(2)), HostFaultKind.NotFound, "host adapter vEthernet (X) is not there");
        await ExpectAsync(
            new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.External, Uplinks = ["NIC99"] }, null),
            HostFaultKind.NotFound,
            "the uplink NIC99 is neither an adapter nor a NIC team of this host");

        async Task ExpectAsync(HostChange change, HostFaultKind kind, string words)
        {
            HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(change));
            Assert.Equal(kind, fault.Kind);
            Assert.StartsWith($"HV01: {words}", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_name_that_two_VMs_have_is_not_enough()
    {
        HostState twins = LabHosts.Many(1) with
        {
            Vms = [.. new[] { Records.Vm1, Records.Checkpoint }.Select(id => new VirtualMachine { Name = "Twin", Id = id, Adapters = [new VmAdapter { Switch = "LAN" }] })],
        };
        using HyperVHostSession session = LabHosts.Session(LabHosts.Lab(twins));
        var byName = new AdapterReference { VmName = "Twin", AdapterName = VmAdapter.DefaultName };
        AdapterReference byId = AdapterReference.To(twins.Vms[0], (await session.ReadAsync()).Vms[0].Adapters[0]);

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(new HostChange.SetAdapterVlan(byName, PortVlan.None, LabHosts.Access(2))));
        await session.ApplyAsync(new HostChange.SetAdapterVlan(byId, PortVlan.None, LabHosts.Access(2)));

        Assert.Contains("VM Twin 'Network Adapter' is there 2 times: name it by its GUID", fault.Message, StringComparison.Ordinal);
        Assert.Equal([LabHosts.Access(2), PortVlan.None], (await session.ReadAsync()).Vms.Select(v => v.Adapters[0].Vlan));
    }

    private static async Task<HostFaultException> ApplyAsync(Func<string, CimMethodAnswer> answer)
    {
        using var session = new HyperVHostSession(new RecordingClient(LabHosts.Lab(LabHosts.Rich).Connect("HV01")) { Answer = answer }, SystemClock.Instance);
        return await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(s_change));
    }
}
