using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>The hardware ports and traffic shares of one host.</summary>
internal static class HardwarePortRules
{
    public static void Check(HostState host, ReadContext context)
    {
        Duplicates.Check(host.HardwarePorts, p => p.Name, "hardware port", DocumentErrorIds.DuplicateHardwarePort, context);
        Duplicates.Check(host.TrafficShares, s => s.Traffic, "share of traffic class", DocumentErrorIds.DuplicateTrafficShare, context);
        foreach (HardwarePort port in host.HardwarePorts.Where(p => p.StorageBitsPerSecond > p.BitsPerSecond))
        {
            context.Errors.Add(
                DocumentErrorIds.InvalidNumber,
                context.NodeOf(port).At("storageBitsPerSecond"),
                $"Storage cannot take {port.StorageBitsPerSecond} bit/s of the hardware port {Quoted.Of(port.Name)}, which carries {port.BitsPerSecond}.");
        }
    }
}
