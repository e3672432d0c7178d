using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.BestPractice;
using static HyperVNetworking.Core.Tests.Verification.BestPractice.PracticeNetwork;

namespace HyperVNetworking.Core.Tests.Verification.BestPractice;

/// <summary>Who guarantees a traffic class its bandwidth: the virtual switch, a policy of the host, the backend, or nobody.</summary>
public sealed class TrafficGuaranteeTests
{
    private static readonly HostState s_team = Team.WithTeam(t => t with { Interfaces = [TeamNic(10, "Management"), TeamNic(12, "LiveMigration")] });

    [Fact]
    public void On_plain_NICs_nobody_does() =>
        Assert.Equal(
            [
                "nobody guarantees Management bandwidth on NIC team T, which it shares with LiveMigration",
                "nobody guarantees LiveMigration bandwidth on NIC team T, which it shares with Management",
            ],
            TrafficGuarantee.OfHost(s_team).Select(g => g.Text));

    [Fact]
    public void The_backend_does_for_all_classes_of_a_team_together_with_storage_s_part_told()
    {
        HostState host = s_team.WithAll(n => n with { PhysicalPort = n.Name is "NIC1" or "NIC3" ? "1" : "2", GuaranteedBitsPerSecond = 3 * Giga }) with
        {
            HardwarePorts = [new HardwarePort { Name = "1", BitsPerSecond = 10 * Giga, StorageBitsPerSecond = 4 * Giga }],
        };

        TrafficGuarantee guarantee = TrafficGuarantee.OfHost(host).First();

        Assert.Equal(BandwidthGuarantor.Backend, guarantee.By);
        Assert.Equal(
            "the backend guarantees Management 6 Gbit/s on NIC1 and NIC2, together with LiveMigration: hardware port 1 has 10 Gbit/s less 4 Gbit/s for storage is 6 Gbit/s for NIC1 and NIC3",
            guarantee.Text);
    }

    [Fact]
    public void A_policy_does_by_its_ports_or_by_its_name_as_a_part_of_what_the_team_has()
    {
        HostState host = s_team with
        {
            QosPolicies = [new QosPolicy { Name = "any name", Template = QosTemplate.LiveMigration, Weight = 50 }, new QosPolicy { Name = "management", DestinationPrefix = "192.0.2.0/24", Weight = 10 }],
        };

        Assert.Equal([BandwidthGuarantor.HostPolicy, BandwidthGuarantor.HostPolicy], TrafficGuarantee.OfHost(host).Select(g => g.By));
        Assert.Equal(
            "QoS policy any name of the host guarantees LiveMigration a weight of 50, of 60 in all policies, at least 10 Gbit/s of 20 Gbit/s",
            TrafficGuarantee.OfHost(host).Last().Text);
    }

    [Theory]
    [InlineData(SwitchBandwidthMode.Default, "virtual switch S guarantees Management a weight of 40, of 70 on it")]
    [InlineData(SwitchBandwidthMode.Absolute, "virtual switch S guarantees Management 1 Gbit/s")]
    [InlineData(SwitchBandwidthMode.None, "nobody guarantees Management bandwidth on virtual switch S, which it shares with the VMs")]
    public void A_virtual_switch_does_by_its_own_kind_of_share(SwitchBandwidthMode mode, string text)
    {
        HostState host = Host with
        {
            Switches = [External("NIC1") with { BandwidthMode = mode }],
            HostAdapters = [new HostAdapter { Name = "M", Switch = "S", Traffic = "Management", Bandwidth = new AdapterBandwidth { Weight = 40, MinimumBitsPerSecond = Giga } }],
            Vms = [Vm(On("S") with { Bandwidth = new AdapterBandwidth { Weight = 30 } })],
        };

        Assert.Equal([text], TrafficGuarantee.OfHost(host).Select(g => g.Text));
    }
}
