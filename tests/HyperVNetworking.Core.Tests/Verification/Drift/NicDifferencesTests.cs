using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Drift;

namespace HyperVNetworking.Core.Tests.Verification.Drift;

/// <summary>What a document says outright of NICs, storage adapters and disks, held against a host that was read.</summary>
public sealed class NicDifferencesTests
{
    private static readonly PhysicalNic s_nic = new()
    {
        Name = "NIC1",
        Up = true,
        BitsPerSecond = 10_000_000_000,
        Rss = new NicQueues { Enabled = true, BaseProcessor = 2, MaxProcessor = 14 },
        Vmq = new NicQueues { Enabled = false },
        SrIov = new NicSrIov { Supported = true, Enabled = true },
        Rdma = true,
        Addressing = new InterfaceAddressing { Addresses = ["192.0.2.10/24"], RegistersInDns = true },
    };

    private static readonly HostState s_live = new() { Name = "HV01", ReadAt = DateTimeOffset.UnixEpoch, PhysicalNics = [s_nic], HostBusAdapters = [new HostBusAdapter { Name = "FC1", Kind = HbaKind.FibreChannel, WorldWideName = "50AA" }] };

    public static TheoryData<string, PhysicalNic> Others => new()
    {
        { "link up", s_nic with { Up = false } },
        { "bits per second 10000000000", s_nic with { BitsPerSecond = 1 } },
        { "RSS on", s_nic with { Rss = null } },
        { "processors of RSS 2 to 14", s_nic with { Rss = s_nic.Rss! with { MaxProcessor = 30 } } },
        { "VMQ off", s_nic with { Vmq = new NicQueues { Enabled = true } } },
        { "SR-IOV on", s_nic with { SrIov = null } },
        { "RDMA on", s_nic with { Rdma = null } },
        { "addresses 192.0.2.10/24", s_nic with { Addressing = null } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void What_differs_is_one_finding_with_both_values(string expected, PhysicalNic found)
    {
        Finding finding = Assert.Single(Find(s_live with { PhysicalNics = [found] }, Expecting(s_nic)));

        Assert.Equal(("NicDiffers", "HV01 physical NIC NIC1", expected), (finding.Code, finding.Subject, finding.Expected));
        Assert.Empty(Find(s_live, Expecting(s_nic)));
    }

    [Fact]
    public void What_the_document_leaves_open_or_the_host_did_not_tell_differs_from_nothing()
    {
        PhysicalNic bare = new() { Name = "NIC1" };
        HostState silent = s_live with { PhysicalNics = [s_nic with { Rss = null, Vmq = null, SrIov = null, Rdma = null }], Unread = [$"{HostFact.Rss}: no.", $"{HostFact.Vmq}: no.", $"{HostFact.SrIov}: no.", $"{HostFact.Rdma}: no."] };

        Assert.Empty(Find(s_live, Expecting(bare)));
        Assert.Empty(Find(silent, Expecting(s_nic)));
        Assert.Empty(Find(s_live with { PhysicalNics = [bare], ReadAt = null }, Expecting(s_nic)));
        Assert.Empty(Find(s_live with { PhysicalNics = [s_nic with { Addressing = null }], Teams = [new NicTeam { Name = "T", Members = ["NIC1"] }] }, Expecting(s_nic)));
    }

    [Fact]
    public void What_the_host_did_not_tell_comes_from_the_document_and_never_overrides_what_it_told()
    {
        HostState silent = s_live with { PhysicalNics = [new PhysicalNic { Name = "NIC1", Up = false }], Unread = [$"{HostFact.Rdma}: no."] };

        PhysicalNic completed = HostExpectation.Merge([silent], Document(Expecting(s_nic))).States[0].PhysicalNics[0];

        Assert.Equal((true, false), (completed.Rdma, completed.Up));
        Assert.Null(completed.Rss);
        Assert.Null(completed.BitsPerSecond);
    }

    [Fact]
    public void Disks_and_volumes_are_completed_by_number_and_path()
    {
        HostState live = s_live with { Disks = [new HostDisk { Number = 1, Bus = "SAS" }], Volumes = [new Volume { Path = "E:" }] };
        HostState expected = Expecting(s_nic) with { Disks = [new HostDisk { Number = 1, Bus = "iSCSI" }, new HostDisk { Number = 2 }], Volumes = [new Volume { Path = "e:", Disk = 2, Bus = "FibreChannel" }] };

        HostState completed = HostExpectation.Merge([live], Document(expected)).States[0];

        Assert.Equal(["SAS", null], completed.Disks.Select(d => d.Bus));
        Assert.Equal(new Volume { Path = "E:", Disk = 2, Bus = "FibreChannel" }, Assert.Single(completed.Volumes));
    }

    [Fact]
    public void A_storage_adapter_that_is_gone_is_found_by_name_or_world_wide_name_and_one_among_the_NICs_by_there_being_none()
    {
        HostState expected = Expecting(s_nic) with { HostBusAdapters = [new HostBusAdapter { Name = "other name", WorldWideName = "50aa" }], PhysicalNics = [s_nic, new PhysicalNic { Name = "P-NIC3", Kind = NicKind.Hba }] };
        HostState without = s_live with { HostBusAdapters = [new HostBusAdapter { Name = "iSCSI initiator", Kind = HbaKind.Iscsi }] };

        Assert.Empty(Find(s_live, expected));
        Assert.Equal(["HV01 HBA other name", "HV01 HBA P-NIC3"], Find(without, expected).Where(f => f.Code == "HbaMissing").Select(f => f.Subject));
        Assert.Empty(Find(without with { Unread = [$"{HostFact.HostBusAdapters}: no."] }, expected));
    }

    private static Finding[] Find(HostState live, HostState expected) => [.. HostExpectation.Merge([live], Document(expected)).Findings];

    private static HostState Expecting(PhysicalNic nic) => new() { Name = "HV01", PhysicalNics = [nic] };

    private static NetworkDocument Document(HostState host) => new() { Hosts = [host] };
}
