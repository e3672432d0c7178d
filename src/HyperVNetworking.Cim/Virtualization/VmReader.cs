using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>Reads the VMs of a host as they are configured now: checkpoints, replicas and planned VMs have settings of their own and are kept apart (site-rules A5).</summary>
internal sealed class VmReader
{
    // OperationalStatus of a VM that is moved live (Microsoft's page of Msvm_ComputerSystem), the states in which a job is at work, and the type of a job that moves disks alone.
    private const ushort Migrating = 32774;
    private const long StorageOnly = 32769;
    private const long JobStarting = 3;
    private const long JobRunning = 4;

    private readonly HostRecords _records;
    private readonly VmAdapterReader _adapters;
    private readonly VmDiskReader _disks;
    private readonly HashSet<string> _moving;
    private readonly Dictionary<string, ClusteredVm> _clustered = new(Names.Comparer);

    /// <summary>Makes a reader.</summary>
    /// <param name="records">The host's records.</param>
    /// <param name="adapters">Reads their adapters.</param>
    /// <param name="cluster">The host's failover cluster, which knows where its VMs may run; null if it is in none.</param>
    public VmReader(HostRecords records, VmAdapterReader adapters, FailoverCluster? cluster)
    {
        foreach (ClusteredVm vm in cluster?.Vms ?? [])
        {
            _clustered[vm.VmId ?? string.Empty] = vm;
        }

        _records = records;
        _adapters = adapters;
        _disks = new VmDiskReader(records.Facts);

        // The job names the VM (Microsoft's page of Msvm_MigrationJob); whether by GUID or by display name is UNCONFIRMED, so either counts.
        _moving = new HashSet<string>(
            records.Facts.MigrationJobs
                .Where(j => j.Number("JobState") is >= JobStarting and <= JobRunning && j.Number("MigrationType") != StorageOnly)
                .Select(j => j.Text("VirtualSystemName") ?? string.Empty),
            Names.Comparer);
    }

    /// <summary>The live configurations.</summary>
    /// <param name="settings">The Msvm_VirtualSystemSettingData records.</param>
    /// <returns>One a VM.</returns>
    public static IEnumerable<CimRecord> Live(IEnumerable<CimRecord> settings) =>
        SettingId.WithoutTemplates(settings).Where(s => Names.Same(s.Text("VirtualSystemType"), VirtualizationNames.Realized));

    /// <summary>The VMs.</summary>
    /// <returns>The VMs with their adapters.</returns>
    public IEnumerable<VirtualMachine> Read()
    {
        Dictionary<string, CimRecord> systems = ByKey(_records.Systems, "Name");
        Dictionary<string, CimRecord> heartbeats = ByKey(_records.Heartbeats, "SystemName");
        foreach (CimRecord setting in Live(_records.SystemSettings))
        {
            string id = SettingId.Owner(SettingId.Of(setting));
            string name = setting.Text("ElementName") ?? id;
            VmState state = State(systems.TryGetValue(id, out CimRecord? system) ? system.Number("EnabledState") : null);
            yield return new VirtualMachine
            {
                Name = name,
                Id = id,
                State = state,
                Generation = GenerationOf(setting),
                Disks = _disks.Of(id).ToValueList(),
                Moving = _moving.Contains(id) || _moving.Contains(name) || (system?["OperationalStatus"] as ushort[])?.Contains(Migrating) == true,
                Adapters = _adapters.Read(id, $"VM {name}").ToValueList(),
                IntegrationServices = state == VmState.Running && heartbeats.TryGetValue(id, out CimRecord? heartbeat)
                    ? Services(heartbeat)
                    : IntegrationServicesState.Unknown,
                PossibleOwners = _clustered.TryGetValue(id, out ClusteredVm? clustered) ? clustered.PossibleOwners : [],
            };
        }
    }

    private static int? GenerationOf(CimRecord setting) => setting.Text("VirtualSystemSubType") switch
    {
        "Microsoft:Hyper-V:SubType:1" => 1,
        "Microsoft:Hyper-V:SubType:2" => 2,
        _ => null,
    };

    // What is between two states can still send, so it counts as running.
    private static VmState State(long? enabledState) => enabledState switch
    {
        3 => VmState.Off,
        6 or 32769 => VmState.Saved,
        9 or 32768 => VmState.Paused,
        _ => VmState.Running,
    };

    private static IntegrationServicesState Services(CimRecord heartbeat) => (heartbeat["OperationalStatus"] as ushort[] ?? []).FirstOrDefault() switch
    {
        2 => IntegrationServicesState.Running,
        3 => IntegrationServicesState.Outdated,
        12 => IntegrationServicesState.Missing,
        _ => IntegrationServicesState.Unknown,
    };

    private static Dictionary<string, CimRecord> ByKey(IEnumerable<CimRecord> records, string property)
    {
        var byKey = new Dictionary<string, CimRecord>(Names.Comparer);
        foreach (CimRecord record in records)
        {
            byKey[record.Text(property) ?? string.Empty] = record;
        }

        return byKey;
    }
}
