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

    public ValueList<PortAcl> Acls() => random.Flag() ? [] :
    [
        new PortAcl { Action = random.Pick<PortAclAction>(), Direction = random.Pick<PortAclDirection>(), Local = random.Maybe("10.0.0.0/8"), Remote = random.Maybe("*.*/32") },
        new PortAcl
        {
            Kind = random.Pick<PortAclKind>(),
            Action = random.Pick<PortAclAction>(),
            Direction = random.Pick<PortAclDirection>(),
            LocalPort = random.Maybe("80"),
            RemotePort = random.Maybe("443"),
            Protocol = random.Maybe("TCP"),
            Weight = random.Next(65536),
            Stateful = random.Flag(),
        },
    ];

    public TeamMapping? Mapping() => random.Flag() ? null : new TeamMapping("NIC \"1\"") { DisableOnFailover = random.Flag() };
}
