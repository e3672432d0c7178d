using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>Jobs, failures and injected faults.</summary>
public class JobTests
{
    private static async Task<CimRecord> Finish(ICimClient client, CimMethodAnswer answer)
    {
        CimPath job = Assert.IsType<CimPath>(answer.Out["Job"]);
        CimRecord now = await client.Get(job);
        for (int i = 0; i < 10 && now.Number("JobState") == 4; i++)
        {
            now = await client.Get(job);
        }

        return now;
    }

    private static async Task<CimMethodAnswer> AddVlan(ICimClient client, int id) => await client.Vms(
        "AddFeatureSettings",
        Reference("AffectedConfiguration", Path((await client.ConnectionOf("VM2"))!)),
        Texts("FeatureSettings", AccessVlan(id)));

    [Fact]
    public async Task A_job_runs_for_some_polls_and_leads_to_its_results()
    {
        NetworkLab lab = NewLab(Host1);
        lab.Options = new LabOptions { JobMode = JobMode.Jobs, JobPolls = 2 };
        ICimClient client = lab.Connect("Host1");

        CimMethodAnswer answer = await AddVlan(client, 5);

        Assert.Equal(4096u, answer.ReturnValue);
        Assert.Null(answer.Out["ResultingFeatureSettings"]);
        var job = (CimPath)answer.Out["Job"]!;
        foreach (long state in new long[] { 4, 4, 7 })
        {
            Assert.Equal(state, (await client.Get(job)).Number("JobState"));
        }

        CimRecord made = Assert.Single(await client.Associated(job, "Msvm_AffectedJobElement"));
        Assert.Equal(5, made.Number("AccessVlanId"));
    }

    [Theory]
    [InlineData(JobMode.Synchronous)]
    [InlineData(JobMode.Jobs)]
    public async Task A_refusal_can_be_a_failed_job_with_its_text(JobMode mode)
    {
        NetworkLab lab = NewLab(Host1);
        lab.Options = new LabOptions { JobMode = mode, FailureForm = FailureForm.FailedJob };
        ICimClient client = lab.Connect("Host1");

        CimMethodAnswer answer = await AddVlan(client, 0);

        Assert.Equal(4096u, answer.ReturnValue);
        CimRecord job = await Finish(client, answer);
        Assert.Equal((10L, 32773L), (job.Number("JobState"), job.Number("ErrorCode")));
        Assert.Contains("AccessVlanId 0 is not from 1 to 4094", job.Text("ErrorDescription"), StringComparison.Ordinal);
        CimMethodAnswer error = await client.InvokeAsync(V2, (CimPath)answer.Out["Job"]!, "GetErrorEx", [], CancellationToken.None);
        Assert.Contains("AccessVlanId 0", Assert.Single(error.Out.Texts("Errors")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_can_be_a_fault()
    {
        NetworkLab lab = NewLab(Host1);
        lab.Options = new LabOptions { FailureForm = FailureForm.Fault };

        var fault = await Assert.ThrowsAsync<HostFaultException>(() => AddVlan(lab.Connect("Host1"), 0));

        Assert.Equal(HostFaultKind.InvalidParameter, fault.Kind);
    }

    [Fact]
    public async Task A_running_job_can_be_killed_and_a_finished_one_not()
    {
        NetworkLab lab = NewLab(Host1);
        lab.Options = new LabOptions { JobMode = JobMode.Jobs };
        ICimClient client = lab.Connect("Host1");
        var job = (CimPath)(await AddVlan(client, 5)).Out["Job"]!;
        CimField kill = new("RequestedState", CimDataType.UInt16, (ushort)5);

        Assert.Equal(0u, (await client.InvokeAsync(V2, job, "RequestStateChange", [kill], CancellationToken.None)).ReturnValue);
        Assert.Equal(9, (await client.Get(job)).Number("JobState"));
        Assert.Equal(32775u, (await client.InvokeAsync(V2, job, "RequestStateChange", [kill], CancellationToken.None)).ReturnValue);
    }

    [Theory]
    [InlineData(LabFaultKind.AccessDenied, HostFaultKind.AccessDenied, false)]
    [InlineData(LabFaultKind.Unreachable, HostFaultKind.Unreachable, false)]
    [InlineData(LabFaultKind.Timeout, HostFaultKind.Timeout, false)]
    [InlineData(LabFaultKind.ErrorBeforeEffect, HostFaultKind.Unreachable, false)]
    [InlineData(LabFaultKind.ErrorAfterEffect, HostFaultKind.Unreachable, true)]
    public async Task A_fault_meets_the_chosen_operation_and_no_other(LabFaultKind kind, HostFaultKind expected, bool effect)
    {
        NetworkLab lab = NewLab(Host1);
        ICimClient client = lab.Connect("host1");
        lab.Faults = [new LabFault { Host = "HOST1", Kind = kind, Where = o => o == "Invoke AddFeatureSettings" }];

        var fault = await Assert.ThrowsAsync<HostFaultException>(() => AddVlan(client, 5));

        Assert.Equal(expected, fault.Kind);
        Assert.StartsWith("host1: ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(effect, (await client.Associated(Path((await client.ConnectionOf("VM2"))!), "Msvm_EthernetPortSettingDataComponent", Vlan)).Count == 1);
    }

    [Fact]
    public async Task Operations_are_counted_and_a_fault_meets_one_by_number()
    {
        NetworkLab lab = NewLab(Host1, Host1 with { Name = "Host2" });
        lab.Faults = [new LabFault { Host = "Host1", Operation = 2, Kind = LabFaultKind.Timeout }];

        Assert.NotEmpty(await lab.Connect("Host1").All("Msvm_ComputerSystem"));
        await Assert.ThrowsAsync<HostFaultException>(() => lab.Connect("Host1").All("Msvm_ComputerSystem"));
        Assert.NotEmpty(await lab.Connect("Host1").All("Msvm_ComputerSystem"));

        Assert.Equal((3, 0), (lab.OperationCount("Host1"), lab.OperationCount("Host2")));
    }

    [Fact]
    public async Task A_job_failure_has_no_effect()
    {
        NetworkLab lab = NewLab(Host1);
        ICimClient client = lab.Connect("Host1");
        lab.Faults = [new LabFault { Kind = LabFaultKind.JobFailure }];

        CimRecord job = await Finish(client, await AddVlan(client, 5));

        Assert.Equal(10, job.Number("JobState"));
        Assert.Empty(await client.Associated(Path((await client.ConnectionOf("VM2"))!), "Msvm_EthernetPortSettingDataComponent", Vlan));
    }

    [Fact]
    public async Task Latency_delays_and_can_be_cancelled()
    {
        NetworkLab lab = NewLab(Host1);
        lab.Faults = [new LabFault { Kind = LabFaultKind.Latency, Delay = TimeSpan.FromMinutes(5) }];
        using var cancel = new CancellationTokenSource(20);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lab.Connect("Host1").EnumerateAsync(V2, "Msvm_ComputerSystem", cancel.Token));
    }
}
