using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.BestPractice;

namespace HyperVNetworking.Core.Tests.Verification.BestPractice;

/// <summary>The arithmetic of a hardware port that NICs and storage share (field.md B11).</summary>
public sealed class PortBandwidthTests
{
    // Capacity, storage, what is guaranteed to each NIC (0: nothing), the speed that Windows shows; what each can be sure of. All in Gbit/s.
    [Theory]
    [InlineData(10, 0, "0", 10, "10")]
    [InlineData(10, 4, "0", 10, "6")]
    [InlineData(10, 4, "0 0", 10, "3 3")]
    [InlineData(10, 4, "1 0 0", 10, "1 2.5 2.5")]
    [InlineData(10, 4, "3 3", 10, "3 3")]
    [InlineData(10, 4, "6 0", 10, "6 0")]
    [InlineData(10, 4, "5 5", 10, "5 5")]
    [InlineData(10, 10, "0", 10, "0")]
    [InlineData(10, 4, "0", 1, "1")]
    [InlineData(10, 4, "8", 1, "1")]
    public void A_NIC_can_be_sure_of_its_guarantee_or_of_an_equal_part_of_what_is_left(int capacity, int storage, string guaranteed, int speed, string sure)
    {
        PhysicalNic[] nics = guaranteed.Split(' ').Select((g, i) => new PhysicalNic
        {
            Name = $"NIC{i + 1}",
            PhysicalPort = "1",
            BitsPerSecond = speed * PracticeNetwork.Giga,
            GuaranteedBitsPerSecond = g == "0" ? null : int.Parse(g, System.Globalization.CultureInfo.InvariantCulture) * PracticeNetwork.Giga,
        }).ToArray();
        HostState host = new() { Name = "HV01", PhysicalNics = nics.ToValueList(), HardwarePorts = [new HardwarePort { Name = "1", BitsPerSecond = capacity * PracticeNetwork.Giga, StorageBitsPerSecond = storage * PracticeNetwork.Giga }] };

        PortBandwidth port = PortBandwidth.Of(host, "1")!;

        Assert.Equal(sure, string.Join(" ", nics.Select(n => ((decimal)port.SureOf(n) / PracticeNetwork.Giga).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void The_arithmetic_is_told_in_words()
    {
        HostState host = new()
        {
            Name = "HV01",
            PhysicalNics = [new PhysicalNic { Name = "NIC1", PhysicalPort = "1" }, new PhysicalNic { Name = "NIC3", PhysicalPort = "1" }, new PhysicalNic { Name = "HBA1", Kind = NicKind.Hba, PhysicalPort = "1" }],
            HardwarePorts = [new HardwarePort { Name = "1", BitsPerSecond = 10 * PracticeNetwork.Giga, StorageBitsPerSecond = 4 * PracticeNetwork.Giga }],
        };

        Assert.Equal("10 Gbit/s less 4 Gbit/s for storage is 6 Gbit/s for NIC1 and NIC3", PortBandwidth.Of(host, "1")!.ToString());
        Assert.Null(PortBandwidth.Of(host, "2"));
    }

    [Theory]
    [InlineData(10_000_000_000, "10 Gbit/s")]
    [InlineData(2_500_000_000, "2.5 Gbit/s")]
    [InlineData(100_000_000, "100 Mbit/s")]
    [InlineData(999, "999 bit/s")]
    public void Bandwidth_is_written_as_people_write_it(long bits, string text) => Assert.Equal(text, Bits.PerSecond(bits));
}
