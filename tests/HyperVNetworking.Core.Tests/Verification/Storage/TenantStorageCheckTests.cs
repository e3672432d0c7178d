using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;
using HyperVNetworking.Verification.Storage;

namespace HyperVNetworking.Core.Tests.Verification.Storage;

/// <summary>R&amp;D's dedicated disk from the SAN (seed 000; site-rules F5): what passes, what just misses, and what nobody told.</summary>
public sealed class TenantStorageCheckTests
{
    private static readonly HostState s_host = new()
    {
        Name = "Host1",
        Cluster = "CL1",
        Disks = [Disk(0, "SAS", offline: false), Disk(2, "FibreChannel", offline: false), Disk(3, "iSCSI", offline: false), Disk(5, "FibreChannel", offline: true)],
        Volumes = [Volume("C:", 0), Volume("E:", 2), Volume("F:", 3), Volume(@"C:\ClusterStorage\Volume1", 2)],
        Vms = [File("VM5", @"E:\VM5.vhdx"), File("VM6", @"F:\data\VM6.vhdx"), File("VM1", @"C:\VMs\VM1.vhdx"), new VirtualMachine { Name = "VM2" }],
    };

    [Fact]
    public void VHDs_alone_on_volumes_of_SAN_disks_are_what_is_asked_for() => Assert.Empty(Judge(s_host));

    [Fact]
    public void Nobody_is_judged_who_asks_for_nothing() => Assert.Empty(Judge(With("VM5", v => v with { Disks = [] }), TenantStorage.Any));

    [Fact]
    public void A_disk_passed_through_and_offline_in_the_parent_is_as_good() =>
        Assert.Empty(Judge(With("VM5", v => v with { Disks = [Passed(5)] })));

    [Theory]
    [InlineData(@"e:\other.vhdx", "VM VM1 has a VHD on volume E: too")]
    [InlineData(@"C:\ClusterStorage\Volume1\other.vhdx", @"volume E: is on disk 2 together with volume C:\ClusterStorage\Volume1, on which VM VM1 has a VHD")]
    public void A_VHD_of_somebody_else_on_the_volume_or_the_disk_is_found(string path, string says)
    {
        Finding finding = Assert.Single(Judge(With("VM1", _ => File("VM1", path))));

        Assert.Equal(StorageFindingCodes.StorageNotDedicated, finding.Code);
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
        Assert.Equal(("Host1", "Host1 VM VM5", FindingSeverity.Warning), (finding.ComputerName, finding.Subject, finding.Severity));
    }

    [Fact]
    public void Two_VMs_of_the_tenant_may_share_a_volume_and_names_that_only_begin_alike_are_no_mounts()
    {
        Assert.Empty(Judge(With("VM6", _ => File("VM6", @"E:\VM6.vhdx"))));
        Assert.Empty(Judge(With("VM1", _ => File("VM1", @"EE:\VM1.vhdx"))));
    }

    [Fact]
    public void On_a_cluster_shared_volume_the_VMs_of_every_node_count()
    {
        HostState here = With("VM5", _ => File("VM5", @"C:\ClusterStorage\Volume1\VM5.vhdx")) with { Volumes = s_host.Volumes.RemoveAll(v => v.Path == "E:") };
        var node = new HostState { Name = "Host2", Cluster = "cl1", Volumes = [Volume(@"c:\clusterstorage\volume1", null)], Vms = [File("VM9", @"C:\ClusterStorage\Volume1\VM9.vhdx")] };

        Assert.Contains("VM VM9 on host Host2 has a VHD", Assert.Single(Judge(here, TenantStorage.DedicatedVolume, node)).Message, StringComparison.Ordinal);
        Assert.Empty(Judge(here, TenantStorage.DedicatedVolume, node with { Cluster = "CL2" }));
    }

    [Fact]
    public void A_volume_on_a_disk_inside_the_host_is_no_SAN_disk()
    {
        HostState host = s_host with { Disks = s_host.Disks.Replace(d => d.Number == 2, d => d with { Bus = "SATA" }), Volumes = s_host.Volumes.Replace(_ => true, v => v with { Bus = null }) };

        Finding finding = Assert.Single(Judge(host));
        Assert.Equal(StorageFindingCodes.StorageNotOnSan, finding.Code);
        Assert.Contains("bus SATA", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no disks", "nobody described its disks")]
    [InlineData("not told", "its host did not tell its disks")]
    [InlineData("no volume", @"its VHD E:\VM5.vhdx is on no volume that is known")]
    [InlineData("no bus", "on which bus the disk of volume E: is was not told")]
    [InlineData("no number", "the number of a disk that is passed through to it is not known")]
    [InlineData("no state", "whether disk 9 is offline in the parent was not told")]
    public void What_nobody_told_is_not_taken_for_good(string what, string says)
    {
        HostState host = what switch
        {
            "no disks" => With("VM5", v => v with { Disks = [] }),
            "not told" => With("VM5", v => v with { Disks = [] }) with { Unread = [$"{HostFact.VmDisks}: no such class."] },
            "no volume" => s_host with { Volumes = s_host.Volumes.RemoveAll(v => v.Path == "E:") },
            "no bus" => s_host with { Disks = s_host.Disks.RemoveAll(d => d.Number == 2), Volumes = s_host.Volumes.Replace(_ => true, v => v with { Bus = v.Path == "E:" ? null : v.Bus }) },
            "no number" => With("VM5", v => v with { Disks = [new VmDisk { Kind = VmDiskKind.PassThrough }] }),
            _ => With("VM5", v => v with { Disks = [Passed(9)] }),
        };

        Finding finding = Assert.Single(Judge(host));
        Assert.Equal(StorageFindingCodes.StorageNotKnown, finding.Code);
        Assert.Contains(says, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_disk_that_is_passed_through_and_online_in_the_parent_is_found(int number)
    {
        HostState host = With("VM5", v => v with { Disks = [Passed(number)] });

        Assert.Equal(StorageFindingCodes.PassThroughDiskOnline, Assert.Single(Judge(host, TenantStorage.PassThrough, member: "VM5")).Code);
        Assert.Equal(StorageFindingCodes.PassThroughDiskOnline, Assert.Single(Judge(host with { Disks = [] }, TenantStorage.PassThrough, member: "VM5")).Code);
    }

    [Fact]
    public void A_disk_that_two_VMs_have_or_a_file_in_its_place_is_not_what_is_asked_for()
    {
        HostState twice = With("VM5", v => v with { Disks = [Passed(5)] });
        twice = twice with { Vms = twice.Vms.Replace(v => v.Name == "VM1", v => v with { Disks = [Passed(5)] }) };

        Assert.Contains("disk 5 is passed through to VM VM1 too", Assert.Single(Judge(twice, TenantStorage.PassThrough, member: "VM5")).Message, StringComparison.Ordinal);
        Assert.Contains(@"E:\VM5.vhdx is a file", Assert.Single(Judge(s_host, TenantStorage.PassThrough, member: "VM5")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_isolation_report_tells_it_too_and_no_verdict_changes_by_it()
    {
        var document = new NetworkDocument { Tenants = [new Tenant { Name = "R&D", Members = ["VM5"], Storage = TenantStorage.DedicatedVolume }], Hosts = [s_host] };
        HostState shared = With("VM1", _ => File("VM1", @"E:\VM1.vhdx"));

        IsolationReport good = IsolationCheck.Judge(document, [s_host], new IsolationOptions());
        IsolationReport bad = IsolationCheck.Judge(document, [shared], new IsolationOptions());

        Assert.DoesNotContain(good.Findings, f => f.Code == StorageFindingCodes.StorageNotDedicated);
        Assert.Contains(bad.Findings, f => f.Code == StorageFindingCodes.StorageNotDedicated);
        Assert.Equal(good.Verdicts.Select(v => v.Outcome), bad.Verdicts.Select(v => v.Outcome));
    }

    private static ValueList<Finding> Judge(HostState host, TenantStorage asked = TenantStorage.DedicatedVolume, HostState? other = null, string member = "VM5,VM6") =>
        TenantStorageCheck.Judge(new NetworkDocument { Tenants = [new Tenant { Name = "R&D", Members = [.. member.Split(',')], Storage = asked }] }, other is null ? [host] : [host, other]);

    private static HostState With(string vm, Func<VirtualMachine, VirtualMachine> change) => s_host with { Vms = s_host.Vms.Replace(v => v.Name == vm, change) };

    private static VirtualMachine File(string name, string path) => new() { Name = name, Adapters = [new VmAdapter()], Disks = [new VmDisk { Kind = VmDiskKind.Vhd, Path = path }] };

    private static VmDisk Passed(int number) => new() { Kind = VmDiskKind.PassThrough, Disk = number };

    private static HostDisk Disk(int number, string bus, bool offline) => new() { Number = number, Bus = bus, Offline = offline };

    private static Volume Volume(string path, int? disk) => new() { Path = path, Disk = disk, Bus = disk switch { 0 => "SAS", 2 => "FibreChannel", 3 => "iSCSI", _ => null } };
}
