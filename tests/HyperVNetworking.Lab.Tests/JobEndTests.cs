using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>How jobs end (facts A1.14, A3.4), and what a fault inside a provider leaves behind.</summary>
public class JobEndTests
{
    private sealed class HandClock : IClock
    {
        public DateTimeOffset UtcNow { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }

    private static bool IsAdd(string operation) => operation == "Invoke AddFeatureSettings";

    private static (NetworkLab Lab, ICimClient Client) With(LabFaultKind? kind, uint code = 32768, LabOptions? options = null)
    {
        NetworkLab lab = NewLab(Host1);
        lab.Options = options ?? LabOptions.Default;
        lab.Faults = kind is LabFaultKind known ? [new LabFault { Kind = known, ErrorCode = code, Where = IsAdd }] : [];
        return (lab, lab.Connect("Host1"));
    }

    private static async Task<CimMethodAnswer> AddVlan(ICimClient client) => await client.Vms(
        "AddFeatureSettings",
        Reference("AffectedConfiguration", Path((await client.ConnectionOf("VM2"))!)),
        Texts("FeatureSettings", AccessVlan(5)));

    private static async Task<int> VlansOf(ICimClient client, string vm) =>
        (await client.Associated(Path((await client.ConnectionOf(vm))!), "Msvm_EthernetPortSettingDataComponent", Vlan)).Count;

    private static async Task<CimRecord> Ended(ICimClient client, CimPath job)
    {
        CimRecord now = await client.Get(job);
        while (now.Number("JobState") == 4)
        {
            now = await client.Get(job);
        }

        return now;
    }

    [Theory]
    [InlineData(LabFaultKind.JobFailure, 10L, 0)]
    [InlineData(LabFaultKind.JobKilled, 9L, 0)]
    [InlineData(LabFaultKind.JobWarning, 32768L, 1)]
    public async Task A_job_ends_as_it_is_told(LabFaultKind kind, long state, int effect)
    {
        (_, ICimClient client) = With(kind, 32774);

        CimMethodAnswer answer = await AddVlan(client);

        Assert.Equal(4096u, answer.ReturnValue);
        CimRecord job = await Ended(client, (CimPath)answer.Out["Job"]!);
        Assert.Equal((state, kind == LabFaultKind.JobFailure ? 32774L : 0), (job.Number("JobState"), job.Number("ErrorCode")));
        Assert.Equal(effect, await VlansOf(client, "VM2"));
    }

    [Fact]
    public async Task A_job_can_be_gone_before_anybody_sees_it_end()
    {
        (_, ICimClient client) = With(LabFaultKind.JobVanishes);
        var job = (CimPath)(await AddVlan(client)).Out["Job"]!;
        Assert.Equal(4, (await client.Get(job)).Number("JobState"));
        Assert.Equal(4, (await client.Get(job)).Number("JobState"));

        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(HostFaultKind.NotFound, (await Assert.ThrowsAsync<HostFaultException>(() => client.Get(job))).Kind);
        }

        Assert.Empty(await client.All("Msvm_ConcreteJob"));
        Assert.Equal(1, await VlansOf(client, "VM2"));
    }

    [Theory]
    [InlineData(299, true)]
    [InlineData(301, false)]
    public async Task A_job_is_forgotten_five_minutes_after_its_end(int seconds, bool there)
    {
        (NetworkLab lab, ICimClient client) = With(null, options: new LabOptions { JobMode = JobMode.Jobs });
        var clock = new HandClock();
        lab.Clock = clock;
        var job = (CimPath)(await AddVlan(client)).Out["Job"]!;
        clock.UtcNow += TimeSpan.FromMinutes(10);
        Assert.Equal(7, (await Ended(client, job)).Number("JobState"));
        Assert.Single(await client.Associated(job, "Msvm_AffectedJobElement"));

        clock.UtcNow += TimeSpan.FromSeconds(seconds);

        Assert.Equal(there, (await client.All("Msvm_ConcreteJob")).Count == 1);
        Assert.Equal(there, (await client.All("Msvm_AffectedJobElement")).Count == 1);
        if (!there)
        {
            Assert.Equal(HostFaultKind.NotFound, (await Assert.ThrowsAsync<HostFaultException>(() => client.Get(job))).Kind);
        }
    }

    [Theory]
    [InlineData(4, 0u, 8L)]
    [InlineData(5, 0u, 9L)]
    [InlineData(3, 32770u, 7L)]
    public async Task A_running_job_is_terminated_or_killed_and_never_suspended(int wanted, uint answer, long state)
    {
        (_, ICimClient client) = With(null, options: new LabOptions { JobMode = JobMode.Jobs });
        var job = (CimPath)(await AddVlan(client)).Out["Job"]!;

        CimMethodAnswer stopped = await client.InvokeAsync(V2, job, "RequestStateChange", [new CimField("RequestedState", CimDataType.UInt16, (ushort)wanted)], CancellationToken.None);

        Assert.Equal(answer, stopped.ReturnValue);
        Assert.Equal(state, (await Ended(client, job)).Number("JobState"));
    }

    [Fact]
    public async Task A_failed_job_gives_its_error_as_CIM_XML_that_the_service_formats()
    {
        (_, ICimClient client) = With(LabFaultKind.JobFailure);
        var job = (CimPath)(await AddVlan(client)).Out["Job"]!;
        await Ended(client, job);

        string error = Assert.Single((await client.InvokeAsync(V2, job, "GetErrorEx", [], CancellationToken.None)).Out.Texts("Errors"));

        Assert.True(CimXml.TryRead(error, out CimRecord? record, out _));
        Assert.Equal("Msvm_Error", record!.ClassName);
        Assert.IsType<uint>(record["CIMStatusCode"]);
        Assert.Equal(record.Text("Message"), (await client.Vms("FormatError", Texts("Errors", error))).Out.Text("ErrorMessage"));
    }

    [Theory]
    [InlineData("AddResourceSettings", 30L)]
    [InlineData("DefineSystem", 130L)]
    public async Task A_job_says_what_it_does(string method, long type)
    {
        (_, ICimClient client) = With(null, options: new LabOptions { JobMode = JobMode.Jobs });
        CimMethodAnswer answer = method == "DefineSystem"
            ? await client.Switches(method, Text("SystemSettings", Embedded("Msvm_VirtualEthernetSwitchSettingData", Text("ElementName", "S"))))
            : await client.Vms(method, Reference("AffectedConfiguration", Path(await client.Vm("VM4"))), Texts("ResourceSettings", Connection(await client.AdapterOf("VM4"))));

        Assert.Equal(type, (await client.Get((CimPath)answer.Out["Job"]!)).Number("JobType"));
    }

    [Fact]
    public async Task A_provider_says_its_error_code_and_does_nothing()
    {
        (_, ICimClient client) = With(LabFaultKind.ProviderError, 32778);

        Assert.Equal(32778u, (await AddVlan(client)).ReturnValue);
        Assert.Equal(0, await VlansOf(client, "VM2"));
    }

    [Theory]
    [InlineData(JobMode.Synchronous, 1, 0)]
    [InlineData(JobMode.Synchronous, 3, 1)]
    [InlineData(JobMode.Jobs, 4, 2)]
    public async Task Half_a_batch_is_done_and_stays_done(JobMode mode, int items, int done)
    {
        NetworkLab lab = NewLab(Host1 with
        {
            Vms = [.. Enumerable.Range(0, items).Select(i => new VirtualMachine { Name = $"VM{i}", Adapters = [new VmAdapter { Switch = "Switch A", Vlan = new PortVlan.Access(new VlanId(2)) }] })],
        });
        lab.Options = new LabOptions { JobMode = mode };
        lab.Faults = [new LabFault { Kind = LabFaultKind.HalfBatch, Where = o => o == "Invoke ModifyFeatureSettings" }];
        ICimClient client = lab.Connect("Host1");
        string[] ids = [.. (await client.Live(Vlan)).Select(v => v.Text("InstanceID")!).Where(id => id.Contains(@"\C\", StringComparison.Ordinal))];

        CimMethodAnswer answer = await client.Vms("ModifyFeatureSettings", Texts("FeatureSettings", [.. ids.Select(id => Embedded(Vlan, Text("InstanceID", id), new CimField("AccessVlanId", CimDataType.UInt16, (ushort)9)))]));

        Assert.Equal(mode == JobMode.Jobs ? 4096u : 32768u, answer.ReturnValue);
        if (mode == JobMode.Jobs)
        {
            Assert.Equal(10, (await Ended(client, (CimPath)answer.Out["Job"]!)).Number("JobState"));
        }

        Assert.Equal(done, (await client.Live(Vlan)).Count(v => v.Number("AccessVlanId") == 9));
    }

    [Fact]
    public void A_random_plan_follows_from_its_seed_and_meets_each_operation_once()
    {
        string[] hosts = ["Host1", "Host2"];
        IReadOnlyList<LabFault> plan = LabFaultPlan.Random(7, hosts, 50, 80);

        Assert.Equal(plan, LabFaultPlan.Random(7, hosts, 50, 80));
        Assert.NotEqual(plan, LabFaultPlan.Random(8, hosts, 50, 80));
        Assert.Equal(80, plan.Select(f => (f.Host, f.Operation)).Distinct().Count());
        Assert.All(plan, f => Assert.InRange(f.Operation!.Value, 1, 50));
        Assert.Equal(Enum.GetValues<LabFaultKind>().Length, plan.Select(f => f.Kind).Distinct().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => LabFaultPlan.Random(7, hosts, 5, 11));
    }

    [Fact]
    public async Task Every_fault_and_a_running_job_outlive_the_process()
    {
        string path = System.IO.Path.Combine(Directory.CreateTempSubdirectory().FullName, "lab.json");
        NetworkLab lab = NetworkLab.Create(new NetworkDocument { Hosts = [Host1] }, path);
        lab.Options = new LabOptions { JobMode = JobMode.Jobs };
        var job = (CimPath)(await AddVlan(lab.Connect("Host1"))).Out["Job"]!;
        lab.Faults = LabFaultPlan.Random(1, ["Host1"], 1000, 40);

        var again = NetworkLab.Open(path);

        Assert.Equal(lab.Faults, again.Faults);
        again.Faults = [];
        Assert.Equal(7, (await Ended(again.Connect("Host1"), job)).Number("JobState"));
    }
}
