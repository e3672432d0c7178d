using System;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>What is left of a hardware port for the NICs that it presents: its capacity less storage's part, which Windows never sees (field.md B11: 4 Gbit/s of 10 for FCoE leave 6). Windows shows each NIC with the whole speed.</summary>
/// <param name="Port">The hardware port.</param>
/// <param name="Nics">The NICs that it presents.</param>
internal sealed record PortBandwidth(HardwarePort Port, ValueList<PhysicalNic> Nics)
{
    /// <summary>What all its NICs share, in bits a second.</summary>
    public long ForNetworking => Math.Max(0, Port.BitsPerSecond - Port.StorageBitsPerSecond);

    /// <summary>What the backend guarantees its NICs together, in bits a second.</summary>
    public long Guaranteed => Nics.Sum(n => n.GuaranteedBitsPerSecond ?? 0);

    /// <summary>What one of its NICs can be sure of, in bits a second: what the backend guarantees it, or else an equal part of what is guaranteed to none; never more than the speed of the NIC.</summary>
    public long SureOf(PhysicalNic nic)
    {
        long sure = nic.GuaranteedBitsPerSecond ?? (Math.Max(0, ForNetworking - Guaranteed) / Math.Max(1, Nics.Count(n => n.GuaranteedBitsPerSecond is null)));
        return Math.Min(sure, nic.BitsPerSecond ?? sure);
    }

    /// <summary>The arithmetic in words.</summary>
    /// <returns>Such as <c>10 Gbit/s less 4 Gbit/s for storage is 6 Gbit/s for NIC1 and NIC3</c>.</returns>
    public override string ToString() =>
        $"{Bits.PerSecond(Port.BitsPerSecond)}{(Port.StorageBitsPerSecond == 0 ? string.Empty : $" less {Bits.PerSecond(Port.StorageBitsPerSecond)} for storage is {Bits.PerSecond(ForNetworking)}")} for {Enumeration.Of(Nics.Select(n => n.Name))}";

    /// <summary>The hardware port of that name with its NICs.</summary>
    /// <returns>Null if nobody described the port.</returns>
    public static PortBandwidth? Of(HostState host, string? name) =>
        host.HardwarePorts.FirstOrDefault(p => Names.Same(p.Name, name)) is HardwarePort port
            ? new PortBandwidth(port, host.PhysicalNics.Where(n => n.Kind == NicKind.Ethernet && Names.Same(n.PhysicalPort, name)).ToValueList())
            : null;
}
