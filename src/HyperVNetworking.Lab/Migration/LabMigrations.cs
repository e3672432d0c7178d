using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>
/// VMs that move between the hosts of a lab while somebody reads and changes them. A move has a beginning, after which the VM still runs where it was,
/// a migration job runs and its twin is planned on the other host, and an end, after which it runs there. What is changed in between on the old host
/// is gone afterwards, unless the lab refuses it (<see cref="LabOptions.RefuseChangeWhileMigrating"/>).
/// </summary>
public sealed class LabMigrations
{
    // OperationalStatus of Msvm_ComputerSystem: OK, and Migrating Virtual Machine (Microsoft's page of the class).
    private const ushort Ok = 2;
    private const ushort Migrating = 32774;
    private const ushort VirtualSystem = 32768;
    private const ushort JobRunning = 4;
    private const ushort JobCompleted = 7;
    private const ushort JobKilled = 9;

    private readonly object _gate = new();
    private readonly IReadOnlyList<HostSlot> _slots;
    private readonly Func<string, string?> _clusterOf;
    private readonly List<LabDrain> _drains = [];
    private long _operations;

    internal LabMigrations(IReadOnlyList<HostSlot> slots, Func<string, string?> clusterOf)
    {
        _slots = slots;
        _clusterOf = clusterOf;
    }

    /// <summary>The hosts that this object drains, until their last VM has left.</summary>
    public IReadOnlyList<LabDrain> Drains
    {
        get
        {
            lock (_gate)
            {
                return [.. _drains];
            }
        }
    }

    /// <summary>Begins to move a VM.</summary>
    /// <param name="vm">Its name or GUID; a name that several VMs have is none.</param>
    /// <param name="toHost">The host it is to run on.</param>
    /// <exception cref="LabException">There is no such VM or host, the VM is on its way already, or the host lacks one of its virtual switches.</exception>
    public void Begin(string vm, string toHost)
    {
        lock (_gate)
        {
            (HostSlot from, string guid) = Find(vm);
            HostSlot to = _slots.FirstOrDefault(s => Names.Same(s.Name, toHost)) ?? throw new LabException($"The lab has no host {toHost} that VM {vm} could move to.");
            if (ReferenceEquals(from, to) || Job(from, guid) is not null)
            {
                throw new LabException($"VM {vm} is {(ReferenceEquals(from, to) ? $"on host {to.Name} already" : "being moved already")}.");
            }

            Copy copy = from.Run(s => new Copy(s.Host, new MovingVm(s.Host, guid)));
            if (to.Run(s => copy.Switches.FirstOrDefault(name => !Has(s.Host, [name]))) is string missing)
            {
                throw new LabException($"VM {copy.Name} cannot move to host {to.Name}, which lacks virtual switch {missing}.");
            }

            to.Run(s => Plan(s.Host, copy, guid));
            from.Run(s => Announce(s.Host, guid, to.Name));
        }
    }

    /// <summary>Ends a move: the VM runs on the other host.</summary>
    /// <param name="vm">Its name or GUID.</param>
    /// <exception cref="LabException">The VM is not being moved.</exception>
    public void Complete(string vm)
    {
        lock (_gate)
        {
            Move move = Moving(vm);
            Copy copy = move.From.Run(s => new Copy(s.Host, new MovingVm(s.Host, move.Vm)));

            // The VM goes on over there before it is gone here, so who reads both hosts in between finds it twice; the other way round nowhere.
            move.To.Run(s => Arrive(s.Host, copy, move.Vm));
            move.From.Run(s => Remove(s.Host, copy.Whole) && EndJob(s.Host, move.Vm, JobCompleted));
        }
    }

    /// <summary>Gives a move up: the VM stays where it was.</summary>
    /// <param name="vm">Its name or GUID.</param>
    /// <exception cref="LabException">The VM is not being moved.</exception>
    public void Cancel(string vm)
    {
        lock (_gate)
        {
            Move move = Moving(vm);
            move.To.Run(s => Remove(s.Host, new MovingVm(s.Host, move.Vm).Settings()) && Remove(s.Host, Twin(s.Host, move.Vm)));
            move.From.Run(s => Status(s.Host, move.Vm, [Ok]) && EndJob(s.Host, move.Vm, JobKilled));
        }
    }

    /// <summary>Drains a host from now on: of the VMs that may run elsewhere one begins or ends to move after each so many operations on the lab, to the other hosts of its cluster in turn, or to those in none.</summary>
    /// <param name="host">The host.</param>
    /// <param name="everyOperations">After how many operations, on all hosts together, something moves on; at least 1.</param>
    /// <exception cref="LabException">There is no such host.</exception>
    public void Drain(string host, int everyOperations)
    {
        HostSlot slot = _slots.FirstOrDefault(s => Names.Same(s.Name, host)) ?? throw new LabException($"The lab has no host {host} to drain.");
        lock (_gate)
        {
            _drains.RemoveAll(d => Names.Same(d.Host, host));
            _drains.Add(new LabDrain(slot.Name, Math.Max(1, everyOperations)));
        }
    }

    /// <summary>Ends every move that is under way, and drains no host any more.</summary>
    public void Finish()
    {
        lock (_gate)
        {
            _drains.Clear();
            foreach (HostSlot slot in _slots)
            {
                while (Job(slot, null) is CimRecord job)
                {
                    Complete(job.Text("VirtualSystemName")!);
                }
            }
        }
    }

    /// <summary>Lets an operation count for the hosts that are drained.</summary>
    internal void Tick()
    {
        lock (_gate)
        {
            _operations++;
            foreach (LabDrain drain in _drains.Where(d => _operations % d.EveryOperations == 0).ToArray())
            {
                if (!GoOn(drain))
                {
                    _drains.Remove(drain);
                }
            }
        }
    }

    private bool GoOn(LabDrain drain)
    {
        HostSlot from = _slots.First(s => s.Name == drain.Host);
        if (Job(from, null) is CimRecord under)
        {
            Complete(under.Text("VirtualSystemName")!);
            return true;
        }

        foreach ((string guid, IReadOnlyList<string> switches) in from.Run(s => Vms(s.Host).Select(g => (g, new MovingVm(s.Host, g).Switches())).ToArray()))
        {
            HostSlot[] others = [.. _slots.Where(s => !ReferenceEquals(s, from) && !_drains.Any(d => Names.Same(d.Host, s.Name)) && Names.Same(_clusterOf(s.Name), _clusterOf(from.Name)) && s.Run(o => Has(o.Host, switches)))];
            if (others.Length > 0)
            {
                Begin(guid, others[(int)(_operations / drain.EveryOperations % others.Length)].Name);
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Vms(LabHost host) => host.Store.Of(Msvm.ComputerSystem).Select(s => s.Text("Name")!).Where(n => !Names.Same(n, host.Name));

    private static bool Has(LabHost host, IEnumerable<string> switches) =>
        switches.All(name => host.Store.Of(Msvm.Switch).Any(s => Names.Same(s.Text("ElementName"), name)));

    private static bool Plan(LabHost host, Copy copy, string guid)
    {
        foreach (CimRecord record in copy.Settings.Select(r => copy.Vm.On(host, r)))
        {
            host.Store.Put(Names.Same(record.ClassName, Msvm.VmSettings) ? host.With(record, ("VirtualSystemType", VmTypes.Planned)) : record);
        }

        DormantObjects.AddPlannedSystem(host, guid, copy.Name);
        return true;
    }

    private static bool Announce(LabHost host, string guid, string to)
    {
        Status(host, guid, [Ok, Migrating]);
        host.Add(
            Msvm.MigrationJob,
            ("InstanceID", host.NewGuid()),
            ("ElementName", "MigrateVirtualSystemToHost"),
            ("JobState", JobRunning),
            ("JobStatus", "Job is running"),
            ("PercentComplete", 0),
            ("Cancellable", true),
            ("MigrationType", VirtualSystem),
            ("VirtualSystemName", guid),
            ("DestinationHost", to),
            ("StartTime", host.Now.UtcDateTime),
            ("TimeOfLastStateChange", host.Now.UtcDateTime));
        return true;
    }

    private static bool Arrive(LabHost host, Copy copy, string guid)
    {
        CimRecord settings = host.Store.Find(Msvm.VmSettings, InstanceIds.Settings(guid))!;
        host.Store.Put(host.With(settings, ("VirtualSystemType", VmTypes.Realized)));
        Remove(host, Twin(host, guid));
        foreach (CimRecord record in copy.Rest.Select(r => copy.Vm.On(host, r)))
        {
            host.Store.Put(record);
        }

        return Status(host, guid, [Ok]);
    }

    private static bool EndJob(LabHost host, string guid, ushort state)
    {
        CimRecord job = RunningJob(host, guid)!;
        host.Store.Put(host.With(job, ("JobState", state), ("PercentComplete", 100), ("TimeOfLastStateChange", host.Now.UtcDateTime)));
        return true;
    }

    private static CimRecord? RunningJob(LabHost host, string? guid) => host.Store.Of(Msvm.MigrationJob)
        .FirstOrDefault(j => j.Number("JobState") == JobRunning && (guid is null || Names.Same(j.Text("VirtualSystemName"), guid)));

    private static CimRecord? Job(HostSlot slot, string? guid) => slot.Run(s => RunningJob(s.Host, guid));

    private static bool Status(LabHost host, string guid, ushort[] status)
    {
        if (host.Store.Find(host.SystemPathOf(guid)) is CimRecord system)
        {
            host.Store.Put(host.With(system, ("OperationalStatus", status)));
        }

        return true;
    }

    private static CimRecord[] Twin(LabHost host, string guid) => host.Store.Of(Msvm.PlannedSystem).Where(s => Names.Same(s.Text("Name"), guid)).ToArray();

    private static bool Remove(LabHost host, IEnumerable<CimRecord> records)
    {
        foreach (CimRecord record in records)
        {
            host.Store.Remove(record);
        }

        return true;
    }

    private (HostSlot Host, string Guid) Find(string vm)
    {
        (HostSlot Host, string Guid)[] found = [.. _slots.SelectMany(slot => slot.Run(s => s.Host.Store.Of(Msvm.ComputerSystem)
            .Where(v => !Names.Same(v.Text("Name"), s.Host.Name) && (Names.Same(v.Text("Name"), vm) || Names.Same(v.Text("ElementName"), vm)))
            .Select(v => (slot, v.Text("Name")!)).ToArray()))];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new LabException($"The lab has no VM {vm}."),
            _ => throw new LabException($"The lab has {found.Length} VMs called {vm}: name one by its GUID ({string.Join(", ", found.Select(f => f.Guid))})."),
        };
    }

    private Move Moving(string vm)
    {
        (HostSlot from, string guid) = Find(vm);
        return Job(from, guid) is CimRecord job
            ? new Move(from, _slots.First(s => Names.Same(s.Name, job.Text("DestinationHost"))), guid)
            : throw new LabException($"VM {vm} is not being moved.");
    }

    private sealed record Move(HostSlot From, HostSlot To, string Vm);

    private sealed class Copy
    {
        public Copy(LabHost host, MovingVm vm)
        {
            Vm = vm;
            Settings = vm.Settings();
            Whole = vm.Whole();
            Switches = vm.Switches();
            Name = host.Store.Find(Msvm.VmSettings, Settings.First(s => Names.Same(s.ClassName, Msvm.VmSettings)).Text("InstanceID"))!.Text("ElementName")!;
            Rest = [.. Whole.Except(Settings)];
        }

        public MovingVm Vm { get; }

        public string Name { get; }

        public IReadOnlyList<CimRecord> Settings { get; }

        public IReadOnlyList<CimRecord> Whole { get; }

        public IReadOnlyList<CimRecord> Rest { get; }

        public IReadOnlyList<string> Switches { get; }
    }
}
