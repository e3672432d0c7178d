using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Generators;

/// <summary>Random hosts whose parts fit together: each NIC bound once, each adapter on a switch that is there.</summary>
internal sealed class HostGenerator(Random random, NameGenerator names, VlanGenerator vlans, Func<PortReference?> takePort)
{
    private readonly AdapterGenerator _settings = new(random);
    private readonly NicFactsGenerator _facts = new(random);

    public HostState Host()
    {
        PhysicalNic[] nics = Enumerable.Range(0, random.Next(6)).Select(_ => Nic()).ToArray();
        var free = new Queue<string>(nics.Where(n => n.Kind != NicKind.Hba).Select(n => n.Name));
        NicTeam[] teams = free.Count < 3 ? [] : [Team([free.Dequeue(), free.Dequeue()])];
        VirtualSwitch[] switches = Switches(free, teams).ToArray();
        return new HostState
        {
            Name = names.Next("Host"),
            OS = random.Maybe("WindowsServer2019"),
            Cluster = random.Maybe("CL1"),
            FailoverCluster = random.Flag() ? null : new ClusterGenerator(random, names).Cluster(),
            ReadAt = random.Maybe(new DateTimeOffset(random.NextInt64(630_000_000_000_000_000, 640_000_000_000_000_000), TimeSpan.FromMinutes(random.Next(-60, 60)))),
            Complete = random.Next(4) > 0,
            Error = random.Maybe("Access denied:\n\"HV17\""),
            Unread = random.Flag() ? [] : ["RDMA of NICs: no such class"],
            NetworkOwners = random.Flag() ? [] : [random.Pick<NetworkOwner>()],
            PhysicalNics = nics.ToValueList(),
            HardwarePorts = random.Flag() ? [] : [new HardwarePort { Name = "1:2", BitsPerSecond = random.NextInt64(1, long.MaxValue), StorageBitsPerSecond = random.Flag() ? 0 : 4_000_000_000 }],
            TrafficShares = random.Flag() ? [] : [new TrafficShare { Traffic = "CSV", BitsPerSecond = random.NextInt64(1, long.MaxValue) }],
            HostBusAdapters = random.Flag() ? [] : [new HostBusAdapter { Name = names.Next("HBA"), Kind = random.Pick<HbaKind>(), WorldWideName = random.Maybe("50060B0000C26202") }],
            Disks = random.Flag() ? [] : [new HostDisk { Number = random.Next(8), Bus = random.Maybe("FibreChannel"), Bytes = random.Maybe(random.NextInt64()), Offline = random.MaybeFlag() }],
            Volumes = random.Flag() ? [] : [new Volume { Path = "E:\\", Disk = random.Maybe(random.Next(8)), Bus = random.Maybe("FibreChannel") }],
            Teams = teams.ToValueList(),
            QosPolicies = random.Flag() ? [] : [QosPolicy(random, names)],
            Switches = switches.ToValueList(),
            HostAdapters = switches.Where(s => s.AllowManagementOS).Select(HostAdapter).ToValueList(),
            Vms = Enumerable.Range(0, random.Next(5)).Select(_ => Vm(switches)).ToValueList(),
            Dormant = random.Flag() ? [] : [Dormant(switches)],
            NewSwitches = random.Flag() ? null : new NewSwitchNames { External = random.Maybe("Switch A"), Private = random.Maybe("Switch B") },
            Nat = random.MaybeFlag(),
            Forwarding = random.MaybeFlag(),
            MacAddressPool = random.Flag() ? null : new MacAddressPool("00155D0A0100", "00155D0A01FF"),
        };
    }

    internal static QosPolicy QosPolicy(Random random, NameGenerator names) => new()
    {
        Name = names.Next("Policy"),
        Template = random.Pick<QosTemplate>(),
        Protocol = random.Pick<QosProtocol>(),
        DestinationPort = random.Maybe(random.Next(1, 65536)),
        DestinationPrefix = random.Maybe("192.0.2.0/24"),
        Weight = random.Maybe(random.Next(1, 101)),
        HasMore = random.Flag(),
    };

    private PhysicalNic Nic() => new()
    {
        Name = names.Next("NIC"),
        Kind = random.Pick<NicKind>(),
        Use = random.Maybe("Management"),
        Port = takePort(),
        Vlan = random.Flag() ? null : vlans.Vlan(),
        PhysicalPort = random.Maybe("1:2"),
        GuaranteedBitsPerSecond = random.Maybe(random.NextInt64(1, long.MaxValue)),
        Up = random.MaybeFlag(),
        BitsPerSecond = random.Maybe(10_000_000_000L),
        Rss = _facts.Queues(),
        Vmq = _facts.Queues(),
        SrIov = _facts.SrIov(),
        Rdma = random.MaybeFlag(),
        Addressing = _facts.Addressing(),
        Sessions = random.Flag() ? [] : ["iSCSI session to iqn.1991-05.com.example:san"],
    };

    private NicTeam Team(ValueList<string> members)
    {
        string name = names.Next("Team");
        return new NicTeam
        {
            Name = name,
            Members = members,
            Standby = random.Maybe(members[1]),
            PrimaryMember = random.Maybe(members[0]),
            Mode = random.Pick<TeamingMode>(),
            LoadBalancing = random.Pick<LoadBalancingAlgorithm>(),
            LacpTimer = random.Maybe(random.Pick<LacpTimer>()),
            Interfaces = random.Flag() ? [] :
            [
                new TeamNic { Name = name },
                new TeamNic { Name = names.Next("Team - VLAN "), Vlan = vlans.Vlan(), Traffic = random.Maybe("CSV"), Addressing = _facts.Addressing() ?? InterfaceAddressing.None },
            ],
        };
    }

    private IEnumerable<VirtualSwitch> Switches(Queue<string> free, NicTeam[] teams)
    {
        if (random.Flag())
        {
            yield return Switch(SwitchType.Private, []);
        }

        if (random.Flag())
        {
            yield return Switch(SwitchType.Internal, []);
        }

        if (teams.Length > 0 && random.Flag())
        {
            yield return Switch(SwitchType.External, [teams[0].Name]);
        }

        if (free.Count > 0)
        {
            yield return Switch(SwitchType.External, free.ToValueList());
        }
    }

    private VirtualSwitch Switch(SwitchType type, ValueList<string> uplinks) => new()
    {
        Name = names.Next("Switch "),
        Id = random.MaybeGuid(),
        Type = type,
        Uplinks = uplinks,
        AllowManagementOS = type == SwitchType.Internal || (type == SwitchType.External && random.Flag()),
        BandwidthMode = random.Pick<SwitchBandwidthMode>(),
        SriovEnabled = random.Flag(),
        EmbeddedTeam = uplinks.Count == 1 && !uplinks[0].Contains("Team", StringComparison.Ordinal) && random.Flag(),
        LoadBalancing = random.Pick<SetLoadBalancing>(),
        ForwardingExtension = random.Maybe("Microsoft Azure VFP Switch Extension"),
        UplinkMirroring = random.Pick<PortMirroring>(),
        Notes = random.Maybe("made by\n\"hand\""),
    };

    private HostAdapter HostAdapter(VirtualSwitch on) => new()
    {
        Name = names.Next("Mgmt"),
        Switch = on.Name,
        Vlan = vlans.Setting(),
        Isolation = vlans.Isolation(),
        Security = _settings.Security(),
        Bandwidth = _settings.Bandwidth(),
        Offload = _settings.Offload(),
        Acls = _settings.Acls(),
        TeamMapping = _settings.Mapping(),
        MacAddress = random.Maybe("00155D0A0108"),
        Traffic = random.Maybe("LiveMigration"),
        Rdma = random.MaybeFlag(),
        Addressing = _facts.Addressing(),
    };

    private VirtualMachine Vm(VirtualSwitch[] switches)
    {
        string shared = names.Next("Network Adapter ");
        return new VirtualMachine
        {
            Name = names.Next("VM"),
            Id = random.MaybeGuid(),
            State = random.Pick<VmState>(),
            Generation = random.Maybe(random.Next(1, 3)),
            Adapters = Enumerable.Range(0, random.Next(4)).Select(_ => Adapter(switches, shared)).ToValueList(),
            Disks = random.Flag() ? [] :
            [
                new VmDisk { Kind = VmDiskKind.Vhd, Path = "E:\\VM.vhdx" },
                new VmDisk { Kind = VmDiskKind.PassThrough, Disk = random.Next(8) },
            ],
            IntegrationServices = random.Pick<IntegrationServicesState>(),
            NestedHost = random.Flag(),
            Moving = random.Flag(),
            PossibleOwners = random.Flag() ? [] : ["Host1", "Host2"],
        };
    }

    private DormantMachine Dormant(VirtualSwitch[] switches) => new()
    {
        VmName = names.Next("VM"),
        VmId = random.MaybeGuid(),
        Kind = random.Pick<DormantKind>(),
        Name = random.Maybe("before the update") ?? string.Empty,
        Adapters = random.Flag() ? [] : [Adapter(switches, "Network Adapter")],
    };

    private VmAdapter Adapter(VirtualSwitch[] switches, string shared)
    {
        // Two adapters may share a name when ids tell them apart.
        bool same = random.Next(4) == 0;
        return new VmAdapter
        {
            Name = same ? shared : names.Next("Adapter"),
            Id = same ? random.NextGuid() : random.MaybeGuid(),
            Kind = random.Pick<AdapterKind>(),
            Switch = switches.Length == 0 || random.Next(3) == 0 ? null : Reference(random.Pick(switches)),
            Vlan = vlans.Setting(),
            Isolation = vlans.Isolation(),
            Security = _settings.Security(),
            Bandwidth = _settings.Bandwidth(),
            Offload = _settings.Offload(),
            Acls = _settings.Acls(),
            TeamMapping = _settings.Mapping(),
            MacAddress = random.Maybe("00155D0A0107"),
        };
    }

    private string Reference(VirtualSwitch on) => random.Maybe(on.Name) ?? on.Id ?? on.Name;
}
