using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Simulated hosts that answer CIM as Hyper-V hosts do (design 7). Kept in a file, so that several processes see one lab, or in memory only.</summary>
public sealed partial class NetworkLab
{
    private readonly LabFile? _file;
    private readonly HostSlot[] _slots;
    private readonly ClusterSite _clusters;
    private LabContent _content;
    private DateTime _written;

    private NetworkLab(LabFile? file, LabContent content, IEnumerable<HostSlot> slots)
    {
        _file = file;
        _content = content;
        _slots = [.. slots];
        _written = file?.Written() ?? default;
        _clusters = new ClusterSite(this, Slot);
        Probes = new ProbeSite(this, _slots);
        Migrations = new LabMigrations(_slots, host => _clusters.Of(host)?.Settings.Name);
    }

    /// <summary>The file it is kept in; null for a lab in memory.</summary>
    public string? Path => _file?.Path;

    /// <summary>The hosts, in the document's order.</summary>
    public IReadOnlyList<string> HostNames => _content.Hosts;

    /// <summary>The lab's choices where no source settles what a real host does. Set, they hold for every process that uses the lab.</summary>
    public LabOptions Options
    {
        get => Current().Options;
        set => Change(c => c with { Options = value });
    }

    /// <summary>What goes wrong. Set, it holds for every process that uses the lab, but for faults with a <see cref="LabFault.Where"/>, which hold for this object.</summary>
    public IReadOnlyList<LabFault> Faults
    {
        get => Current().Faults;
        set => Change(c => c with { Faults = [.. value] });
    }

    /// <summary>The probes between its VMs.</summary>
    internal ProbeSite Probes { get; }

    /// <summary>The VMs that move between its hosts.</summary>
    public LabMigrations Migrations { get; }

    /// <summary>The clock of the hosts, by which scheduled tasks start and finished jobs are forgotten; that of this object only.</summary>
    public IClock Clock { get; set; } = SystemClock.Instance;

    /// <summary>Makes a lab from the hosts of a document.</summary>
    /// <param name="document">The document; one without hosts makes an empty lab.</param>
    /// <param name="path">The file to keep it in, with a folder of that name and ".hosts" beside it. Null: in memory only.</param>
    /// <returns>The lab.</returns>
    /// <exception cref="LabException">The document contradicts itself, or the file exists or cannot be written.</exception>
    public static NetworkLab Create(NetworkDocument document, string? path)
    {
        LabHost[] hosts = [.. document.Hosts.Select(HostBuilder.Build)];
        for (int i = 0; i < hosts.Length; i++)
        {
            hosts[i].Way = ConsoleWay.Of(hosts[i], document.Hosts[i], document.Fabric);
        }

        var content = new LabContent([.. hosts.Select(h => h.Name)], LabOptions.Default, []) { Clusters = ClustersOf(document, hosts), Cables = LabCableJson.CablesOf(document) };
        if (path is null)
        {
            return new NetworkLab(null, content, hosts.Select(h => new HostSlot(h.Name, h, null)));
        }

        return Guarded(path, file =>
        {
            file.Prepare();
            HostSlot[] slots = [.. hosts.Select((h, i) => new HostSlot(h.Name, h, file.Host(i)))];
            file.Write(content);
            return new NetworkLab(file, content, slots);
        });
    }

    /// <summary>Opens a lab that is kept in a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The lab.</returns>
    /// <exception cref="LabException">The file is not there, damaged, or no lab.</exception>
    public static NetworkLab Open(string path) => Guarded(path, file =>
    {
        LabContent content = file.Read();
        return new NetworkLab(file, content, content.Hosts.Select((name, i) =>
        {
            HostFile host = file.Host(i);
            return File.Exists(host.Path) && host.ReadStamp() is not null
                ? new HostSlot(name, null, host)
                : throw new LabException($"{path} lacks the part of host {name}, {host.Path}, or it is damaged: copy a lab with its folder, or make it anew.");
        }));
    });

    /// <summary>Connects to a host, or by the name of a failover cluster to its first node that is up.</summary>
    /// <param name="hostName">The host or cluster; case does not count.</param>
    /// <returns>The connection; every call through it is one counted operation.</returns>
    /// <exception cref="HostFaultException">The lab has no such host.</exception>
    public ICimClient Connect(string hostName) => new LabCimClient(this, _clusters, Slot(_clusters.FirstUp(hostName) ?? hostName), hostName);

    /// <summary>Connects to a host from inside it, as somebody at its own screen: no fault meets the calls, no cut of the network, and they are not counted.</summary>
    /// <param name="hostName">The host; case does not count.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="HostFaultException">The lab has no such host.</exception>
    public ICimClient ConnectInside(string hostName) => new LabCimClient(this, _clusters, Slot(hostName), hostName, inside: true);

    /// <summary>Adds a checkpoint, replica or planned VM to a host.</summary>
    /// <param name="hostName">The host.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The GUID that they are under.</returns>
    /// <exception cref="HostFaultException">The lab has no such host, or the settings do not go with it.</exception>
    public string Add(string hostName, LabDormantSettings settings) =>
        Slot(hostName).Run(server => InstanceIds.Owner(DormantObjects.Add(server.Host, settings).Text("InstanceID")!));

    /// <summary>The Windows versions that a lab's hosts can have, as documents name them, oldest first.</summary>
    public static IReadOnlyList<string> OperatingSystems { get; } = [.. WindowsVersion.Known.Select(v => v.Document)];

    /// <summary>Gives a host another Windows version; its settings stay.</summary>
    /// <param name="hostName">The host.</param>
    /// <param name="os">One of <see cref="OperatingSystems"/>.</param>
    /// <exception cref="HostFaultException">The lab has no such host.</exception>
    /// <exception cref="LabException">No such version is known, or the host's file is damaged.</exception>
    public void SetOperatingSystem(string hostName, string os)
    {
        WindowsVersion version = WindowsVersion.Find(os)
            ?? throw new LabException($"\"{os}\" is no Windows version that a lab knows: choose one of {string.Join(", ", OperatingSystems)}.");
        Slot(hostName).Replace(host => OperatingSystemChange.Apply(host, version));
    }

    /// <summary>How many operations a host was asked for through this object: one for each call of <see cref="ICimClient"/>, refused ones too.</summary>
    /// <param name="hostName">The host.</param>
    /// <returns>The count.</returns>
    /// <exception cref="HostFaultException">The lab has no such host.</exception>
    public int OperationCount(string hostName) => Slot(hostName).OperationCount;

    /// <summary>How many of the operations that a host was asked for through this object changed it: what a dry run, and a run with nothing to do, leave at its number.</summary>
    /// <param name="hostName">The host.</param>
    /// <returns>The count.</returns>
    /// <exception cref="HostFaultException">The lab has no such host.</exception>
    public int WriteCount(string hostName) => Slot(hostName).WriteCount;

    /// <summary>What stands for the program of a scheduled task; null until somebody set it, and then none starts.</summary>
    internal Func<ICimClient, string, CancellationToken, Task>? TaskProgram { get; set; }

    /// <summary>What the lab's file says now, or what this object holds.</summary>
    /// <returns>The content.</returns>
    internal LabContent Current()
    {
        lock (_slots)
        {
            if (_file is not null && _file.Written() is DateTime written && written != _written)
            {
                IEnumerable<LabFault> own = _content.Faults.Where(f => f.Where is not null);
                LabContent read = _file.Read();
                _content = read with { Hosts = _content.Hosts, Faults = [.. read.Faults, .. own] };
                _written = written;
            }

            return _content;
        }
    }

    private static NetworkLab Guarded(string path, Func<LabFile, NetworkLab> work)
    {
        try
        {
            return work(new LabFile(System.IO.Path.GetFullPath(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or TimeoutException)
        {
            throw new LabException($"The lab {path} cannot be used: {e.Message}", e);
        }
    }

    private void Change(Func<LabContent, LabContent> change)
    {
        lock (_slots)
        {
            // Under the lock, so that what another process changes meanwhile is not lost.
            using FileLock? held = _file is null ? null : FileLock.Take(_file.Path + ".lock");
            _content = change(Current());
            if (_file is not null)
            {
                _file.Write(_content);
                _written = _file.Written();
            }
        }
    }

    private HostSlot Slot(string hostName) => Array.Find(_slots, s => Names.Same(s.Name, hostName))
        ?? throw new HostFaultException(hostName, HostFaultKind.Unreachable, "The lab has no host of that name.");
}
