using System;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Generators;

/// <summary>Random settings of adapters, the default among them.</summary>
internal sealed class AdapterGenerator(Random random)
{
    public AdapterSecurity Security() => random.Flag() ? AdapterSecurity.Default : new AdapterSecurity
    {
        MacSpoofing = random.Flag(),
        GuestTeaming = random.Flag(),
        DhcpGuard = random.Flag(),
        RouterGuard = random.Flag(),
        IeeePriorityTag = random.Flag(),
        Mirroring = random.Pick<PortMirroring>(),
    };

    public AdapterBandwidth Bandwidth() => random.Flag() ? AdapterBandwidth.Default : new AdapterBandwidth
    {
        Weight = random.Next(101),
        MinimumBitsPerSecond = random.Flag() ? 0 : random.NextInt64(),
        MaximumBitsPerSecond = random.Flag() ? 0 : random.NextInt64(),
    };

    public AdapterOffload Offload() => random.Flag() ? AdapterOffload.Default : new AdapterOffload
    {
        VmqWeight = random.Next(101),
        SriovWeight = random.Next(101),
    };
}
