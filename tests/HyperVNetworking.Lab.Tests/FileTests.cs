using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>The lab in a file: shared, and safe against what is in the file.</summary>
public sealed class FileTests : IDisposable
{
    private static readonly NetworkDocument s_document = new() { Hosts = [Host1, Host1 with { Name = "Host2" }] };

    private readonly string _folder = Directory.CreateTempSubdirectory("lab").FullName;

    private string Lab => System.IO.Path.Combine(_folder, "a lab.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_written_is_what_is_read()
    {
        NetworkLab made = NetworkLab.Create(s_document, Lab);
        NetworkLab opened = NetworkLab.Open(Lab);

        Assert.Equal(["Host1", "Host2"], opened.HostNames);
        Assert.Equal(Lab, opened.Path);
        foreach (string className in new[] { "CIM_ManagedElement", "CIM_Component", "CIM_Dependency" })
        {
            IReadOnlyList<CimRecord> before = await made.Connect("Host1").All(className);
            IReadOnlyList<CimRecord> after = await opened.Connect("Host1").All(className);
            Assert.Equal(before.Select(Describe), after.Select(Describe));
        }
    }

    [Fact]
    public void A_lab_whose_presented_NICs_share_a_cable_can_be_opened_again()
    {
        PhysicalNic[] nics = [.. new[] { "NIC1", "NIC2" }.Select(name => new PhysicalNic { Name = name, Port = new PortReference("SwitchA", "1"), PhysicalPort = "Converged adapter 1" })];
        NetworkLab.Create(new NetworkDocument { Hosts = [Host1 with { PhysicalNics = [.. Host1.PhysicalNics, .. nics] }], Fabric = new Fabric { Switches = [new PhysicalSwitch { Name = "SwitchA" }] } }, Lab);

        Assert.Equal(["Host1"], NetworkLab.Open(Lab).HostNames);
    }

    [Fact]
    public async Task Two_lab_objects_see_one_lab()
    {
        NetworkLab first = NetworkLab.Create(s_document, Lab);
        NetworkLab second = NetworkLab.Open(Lab);

        await OtherProcess.SetVlan(first.Connect("Host1"), "VM2", 7);
        await OtherProcess.SetVlan(second.Connect("Host1"), "VM3", 8);

        Assert.Equal([2L, 7, 8, 10], (await first.Connect("Host1").Live(Vlan)).Select(v => v.Number("AccessVlanId")!.Value).Order());
        Assert.Equal(2, (await first.Connect("Host2").Live(Vlan)).Count);
    }

    [Fact]
    public async Task Two_processes_lose_no_change()
    {
        VirtualMachine[] vms = [.. Enumerable.Range(1, 24).Select(i => new VirtualMachine { Name = $"VM{i}", Adapters = [new VmAdapter { Switch = "Switch B" }] })];
        NetworkLab lab = NetworkLab.Create(new NetworkDocument { Hosts = [Host1 with { Vms = [.. vms] }] }, Lab);

        using Process other = OtherProcess.Start(Lab, "Host1", vms.Take(12).Select(v => v.Name));
        foreach (VirtualMachine vm in vms.Skip(12))
        {
            await OtherProcess.SetVlan(lab.Connect("Host1"), vm.Name, int.Parse(vm.Name[2..], System.Globalization.CultureInfo.InvariantCulture));
        }

        await other.WaitForExitAsync();

        Assert.True(other.ExitCode == 0, await other.StandardError.ReadToEndAsync());
        Assert.Equal(25, (await lab.Connect("Host1").Live(Vlan)).Count);
    }

    [Fact]
    public async Task Options_and_dead_hosts_hold_for_every_process()
    {
        NetworkLab first = NetworkLab.Create(s_document, Lab);
        NetworkLab second = NetworkLab.Open(Lab);
        first.Options = new LabOptions { JobMode = JobMode.Jobs };
        first.Faults = [new LabFault { Host = "Host2", Kind = LabFaultKind.Unreachable }, new LabFault { Kind = LabFaultKind.Latency, Delay = TimeSpan.FromMilliseconds(1) }];

        Assert.Equal(JobMode.Jobs, second.Options.JobMode);
        Assert.NotEmpty(await second.Connect("Host1").All("Msvm_ComputerSystem"));
        var fault = await Assert.ThrowsAsync<HostFaultException>(() => NetworkLab.Open(Lab).Connect("Host2").All("Msvm_ComputerSystem"));
        Assert.Equal(HostFaultKind.Unreachable, fault.Kind);
        Assert.Equal(first.Faults, second.Faults);
    }

    [Fact]
    public async Task A_job_is_polled_across_processes()
    {
        NetworkLab first = NetworkLab.Create(s_document, Lab);
        first.Options = new LabOptions { JobMode = JobMode.Jobs, JobPolls = 1 };
        CimMethodAnswer answer = await first.Connect("Host1").Switches("DefineSystem", Text("SystemSettings", Embedded("Msvm_VirtualEthernetSwitchSettingData", Text("ElementName", "New"))));

        var job = (CimPath)answer.Out["Job"]!;
        Assert.Equal(4, (await first.Connect("Host1").Get(job)).Number("JobState"));
        Assert.Equal(7, (await NetworkLab.Open(Lab).Connect("Host1").Get(job)).Number("JobState"));
        Assert.Equal("New", Assert.Single(await NetworkLab.Open(Lab).Connect("Host1").Associated(job, "Msvm_AffectedJobElement")).Text("ElementName"));
    }

    [Theory]
    [InlineData(null, "does not exist")]
    [InlineData("", "is no network lab, or it is damaged")]
    [InlineData("{", "is no network lab, or it is damaged")]
    [InlineData("[]", "is no network lab")]
    [InlineData("{\"tenants\":[]}", "is no network lab")]
    [InlineData("{\"networkLab\":99}", "format 99")]
    [InlineData("{\"networkLab\":1}", "is no network lab, or it is damaged")]
    [InlineData("{\"networkLab\":1,\"hosts\":[],\"options\":{},\"faults\":[{\"host\":null,\"kind\":\"Flood\"}]}", "a fault has an unknown kind")]
    [InlineData("{\"networkLab\":1,\"hosts\":[\"Host1\"],\"options\":{},\"faults\":[]}", "lacks the part of host Host1")]
    public void A_file_that_is_no_lab_gives_one_clear_sentence(string? content, string expected)
    {
        if (content is not null)
        {
            File.WriteAllText(Lab, content);
        }

        var error = Assert.Throws<LabException>(() => NetworkLab.Open(Lab));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(Lab, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_no_lab() =>
        Assert.EndsWith("is a folder: name the file of a lab.", Assert.Throws<LabException>(() => NetworkLab.Open(System.IO.Path.GetTempPath())).Message, StringComparison.Ordinal);

    [Fact]
    public void Creating_a_lab_does_not_overwrite_another_kind_of_file()
    {
        File.WriteAllText(Lab, "{\"tenants\":[]}");

        Assert.Throws<LabException>(() => NetworkLab.Create(s_document, Lab));
        Assert.Equal("{\"tenants\":[]}", File.ReadAllText(Lab));
    }

    [Fact]
    public async Task Creating_a_lab_does_not_overwrite_a_lab()
    {
        NetworkLab.Create(s_document, Lab);

        var error = Assert.Throws<LabException>(() => NetworkLab.Create(NetworkDocument.Empty, Lab));

        Assert.Equal($"{Lab} exists, and a lab is never overwritten: name a new file, or delete this one first.", error.Message);
        Assert.NotEmpty(await NetworkLab.Open(Lab).Connect("Host2").All("Msvm_ComputerSystem"));
    }

    [Fact]
    public async Task A_damaged_host_is_one_clear_sentence()
    {
        NetworkLab lab = NetworkLab.Create(s_document, Lab);
        string host = System.IO.Path.Combine(Lab + ".hosts", "0.json");
        await File.WriteAllTextAsync(host, (await File.ReadAllTextAsync(host)).Replace("\"AccessVlanId\":2", "\"AccessVlanId\":99999", StringComparison.Ordinal).Replace("\"stamp\":\"", "\"stamp\":\"0", StringComparison.Ordinal));

        var fault = await Assert.ThrowsAsync<HostFaultException>(() => lab.Connect("Host1").All("Msvm_ComputerSystem"));

        Assert.Contains("is damaged", fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await lab.Connect("Host2").All("Msvm_ComputerSystem"));
    }

    private static string Describe(CimRecord record) => string.Join(";", record.Fields.Where(f => f.Value is not null).Select(f =>
        f.Name + "=" + (f.Value is Array array ? string.Join(",", array.Cast<object>()) : f.Value!.ToString())).Order(StringComparer.Ordinal).Prepend(record.ClassName));
}
