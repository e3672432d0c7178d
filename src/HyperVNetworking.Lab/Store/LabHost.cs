using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>One simulated host: its instances and the names and counters they follow from.</summary>
internal sealed class LabHost
{
    private readonly RuntimeIndex _runtime;
    private (long Version, bool Is) _reached = (-1, true);

    /// <summary>Makes an empty host.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="os">Its Windows version as the document names it; null is Server 2019.</param>
    public LabHost(string name, string? os)
    {
        Name = name;
        OS = WindowsVersion.Of(os);
        Store = new InstanceStore(CimSchema.For(OS));
        Fault = new CimFault(name);
        _runtime = new RuntimeIndex(this);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The Windows version.</summary>
    public WindowsVersion OS { get; }

    /// <summary>The instances.</summary>
    public InstanceStore Store { get; }

    /// <summary>The faults of this host.</summary>
    public CimFault Fault { get; }

    /// <summary>The lab's choices; set before every operation.</summary>
    public LabOptions Options { get; set; } = LabOptions.Default;

    /// <summary>The storage jobs that run on the host's cluster; set before every operation.</summary>
    public IReadOnlyList<string> StorageJobs { get; set; } = [];

    /// <summary>What a probe works on; set before every call that sends or receives one.</summary>
    public ProbeLine? Probes { get; set; }

    /// <summary>The time; set before every operation.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>How many GUIDs were made after the host was built.</summary>
    public long GuidCount { get; set; }

    /// <summary>How the lab's callers reach it; null for one that is always reached.</summary>
    public ConsoleWay? Way { get; set; }

    /// <summary>Whether the connection is lost until the host has gone its way back.</summary>
    public bool IsLost { get; set; }

    /// <summary>What its scheduled tasks do, by path and name.</summary>
    public Dictionary<string, TaskProgram> Tasks { get; } = new(Names.Comparer);

    /// <summary>Whether something changed that is no instance.</summary>
    public bool IsTouched { get; set; }

    /// <summary>Whether the lab's callers reach it.</summary>
    public bool IsReached
    {
        get
        {
            if (_reached.Version != Store.Version)
            {
                _reached = (Store.Version, Way?.IsThere(this) ?? true);
            }

            return _reached.Is && !IsLost;
        }
    }

    /// <summary>The jobs that still run, by InstanceID.</summary>
    public Dictionary<string, PendingJob> PendingJobs { get; } = new(Names.Comparer);

    /// <summary>The path of the host's own computer system.</summary>
    public CimPath SystemPath => SystemPathOf(Name);

    /// <summary>The path of the host's or a VM's computer system.</summary>
    /// <param name="name">The host's name or the VM's GUID.</param>
    /// <returns>The path.</returns>
    public CimPath SystemPathOf(string name) =>
        PathOf(Store.Schema.Concrete(Msvm.ComputerSystem), ("CreationClassName", Msvm.ComputerSystem), ("Name", name));

    /// <summary>Makes an instance and keeps it.</summary>
    /// <param name="className">The class.</param>
    /// <param name="values">Its values.</param>
    /// <returns>The instance.</returns>
    public CimRecord Add(string className, params (string Name, object? Value)[] values)
    {
        CimRecord record = Create(className, values);
        Store.Put(record);
        return record;
    }

    /// <summary>Makes an instance: the class's defaults, then the values.</summary>
    /// <param name="className">The class.</param>
    /// <param name="values">Its values.</param>
    /// <returns>The instance, not yet kept.</returns>
    public CimRecord Create(string className, params (string Name, object? Value)[] values)
    {
        CimClassDefinition type = Store.Schema.Concrete(className);
        return type.Create(Name, [.. Defaults.Of(className).Where(d => type.Property(d.Name) is not null), .. values]);
    }

    /// <summary>The instance with some values changed.</summary>
    /// <param name="record">The instance.</param>
    /// <param name="values">The new values.</param>
    /// <returns>The changed copy, not yet kept.</returns>
    public CimRecord With(CimRecord record, params (string Name, object? Value)[] values)
    {
        CimClassDefinition type = Store.Schema.Concrete(record.ClassName);
        return record.With([.. values.Select(v => Field(type.Property(v.Name)!, v.Value))]);
    }

    /// <summary>The instances of a class, kept or made of others.</summary>
    /// <param name="className">The class.</param>
    /// <returns>The instances.</returns>
    public IEnumerable<CimRecord> Instances(string className) => _runtime.Of(className) ?? Store.Of(className);

    /// <summary>An instance, kept or made of others.</summary>
    /// <param name="path">Its class and keys.</param>
    /// <returns>The instance, or null.</returns>
    public CimRecord? Find(CimPath path) => _runtime.Find(path) ?? (_runtime.Of(path.ClassName) is null ? Store.Find(path) : null);

    /// <summary>The full path of an instance.</summary>
    /// <param name="record">The instance.</param>
    /// <returns>The path, with machine and namespace.</returns>
    public CimPath PathOf(CimRecord record)
    {
        CimClassDefinition type = Store.Schema.Concrete(record.ClassName);
        return PathOf(type, [.. type.Keys.Select(k => (k, record[k]!.ToString()))]);
    }

    /// <summary>The full path of an instance of a class with the one key InstanceID.</summary>
    /// <param name="className">The class.</param>
    /// <param name="instanceId">The key.</param>
    /// <returns>The path, with machine and namespace.</returns>
    public CimPath PathOf(string className, string instanceId) => PathOf(Store.Schema.Concrete(className), ("InstanceID", instanceId));

    /// <summary>A GUID for a new object: it follows from the host and from how many were made before.</summary>
    /// <returns>Upper case, no braces.</returns>
    public string NewGuid() => StableGuid.From(Name, "new", (++GuidCount).ToString(CultureInfo.InvariantCulture)).Text();

    private static CimField Field(CimMember property, object? value) =>
        new(property.Name, property.Type, CimValue.Convert(value, property.Type));

    private CimPath PathOf(CimClassDefinition type, params (string Key, string Value)[] keys) =>
        new(type.Name, keys.Select(k => new KeyValuePair<string, string>(k.Key, k.Value)))
        {
            ServerName = Name,
            Namespace = type.Namespace,
        };
}
