using System;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Generators;

/// <summary>Random facts about what NICs do in hardware and how the host speaks over them, none of them among these.</summary>
internal sealed class NicFactsGenerator(Random random)
{
    public NicQueues? Queues() => random.Flag() ? null : new NicQueues
    {
        Enabled = random.Flag(),
        BaseProcessor = random.Maybe(random.Next(256)),
        MaxProcessor = random.Maybe(random.Next(256)),
        MaxProcessors = random.Maybe(random.Next(64)),
        ProcessorGroup = random.Maybe(random.Next(4)),
        NumaNode = random.Maybe(random.Next(4)),
        Queues = random.Maybe(random.Next(64)),
    };

    public NicSrIov? SrIov() => random.Flag() ? null : new NicSrIov { Supported = random.Flag(), Enabled = random.Flag(), VirtualFunctions = random.Maybe(random.Next(64)) };

    public InterfaceAddressing? Addressing() => random.Flag() ? null : new InterfaceAddressing
    {
        Addresses = random.Flag() ? ["192.0.2.7/24"] : [TeamNic.Dhcp, "2001:db8::7/64"],
        Routes = random.Flag() ? [] : [new HostRoute("0.0.0.0/0", "192.0.2.1") { Metric = random.Maybe(random.Next(65536)) }, new HostRoute("2001:db8:1::/48", "fe80::1") { Persistent = random.MaybeFlag() }],
        DnsServers = random.Flag() ? [] : ["192.0.2.53", "2001:db8::53"],
        RegistersInDns = random.MaybeFlag(),
    };
}
