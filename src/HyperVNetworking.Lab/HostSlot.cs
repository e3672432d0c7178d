using System;
using System.IO;
using System.Threading;
using HyperVNetworking.Hosting;

namespace HyperVNetworking.Lab;

/// <summary>One host of a lab as this process sees it: every operation locks it, looks whether another process changed it, and keeps what it changed.</summary>
internal sealed class HostSlot
{
    private readonly object _gate = new();
    private readonly HostFile? _file;
    private CimServer? _server;
    private string? _stamp;
    private (CimServer? Server, long Version, NodeFacts? Facts) _facts;
    private int _operations;
    private int _writes;

    /// <summary>Makes a slot.</summary>
    /// <param name="name">The host's name.</param>
    /// <param name="host">The host; null to read it from the file.</param>
    /// <param name="file">The file; null for a lab that is only in memory.</param>
    public HostSlot(string name, LabHost? host, HostFile? file)
    {
        Name = name;
        _file = file;
        _server = host is null ? null : new CimServer(host);
        if (host is not null && file is not null)
        {
            using FileLock held = file.Lock();
            _stamp = file.Write(host);
        }
    }

    /// <summary>The host's name.</summary>
    public string Name { get; }

    /// <summary>Held by who does what a scheduled task of the host does.</summary>
    public SemaphoreSlim TaskGate { get; } = new(1);

    /// <summary>How many operations the host was asked for through this lab object.</summary>
    public int OperationCount => Volatile.Read(ref _operations);

    /// <summary>How many operations through this lab object changed the host.</summary>
    public int WriteCount => Volatile.Read(ref _writes);

    /// <summary>Counts an operation.</summary>
    /// <returns>Its number, from 1.</returns>
    public int Count() => Interlocked.Increment(ref _operations);

    /// <summary>Counts a change of the host's cluster that was made through it.</summary>
    public void CountWrite() => Interlocked.Increment(ref _writes);

    /// <summary>What its cluster sees of the host now.</summary>
    /// <returns>The facts: the same object until the host changes.</returns>
    /// <exception cref="HostFaultException">Its file cannot be used.</exception>
    public NodeFacts Facts() => Run(server =>
    {
        if (_facts.Facts is null || _facts.Server != server || _facts.Version != server.Host.Store.Version)
        {
            _facts = (server, server.Host.Store.Version, NodeFacts.Of(server.Host));
        }

        return _facts.Facts!;
    });

    /// <summary>Does an operation, alone on this host.</summary>
    /// <typeparam name="T">What it answers.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <param name="counts">Whether it counts as a write if it changes the host.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="HostFaultException">The host refused, or its file cannot be used.</exception>
    public T Run<T>(Func<CimServer, T> operation, bool counts = true)
    {
        lock (_gate)
        {
            try
            {
                using FileLock? held = _file?.Lock();
                CimServer server = Current();
                T answer = operation(server);
                if (server.Host.Store.IsChanged || server.Host.IsTouched)
                {
                    Interlocked.Add(ref _writes, server.Host.Store.IsChanged && counts ? 1 : 0);
                    _stamp = _file?.Write(server.Host);
                    server.Host.Store.Commit();
                    server.Host.IsTouched = false;
                }

                return answer;
            }
            catch (Exception e)
            {
                _server?.Host.Store.Rollback();
                switch (e)
                {
                    case TimeoutException:
                        throw new HostFaultException(Name, HostFaultKind.Busy, e.Message, e);
                    case LabException or IOException or UnauthorizedAccessException:
                        _server = _file is null ? _server : null;
                        throw new HostFaultException(Name, HostFaultKind.Failed, e.Message, e);
                }

                throw;
            }
        }
    }

    /// <summary>Puts another host in this one's place, alone on it.</summary>
    /// <param name="change">Makes the other host.</param>
    /// <exception cref="LabException">Its file is damaged.</exception>
    public void Replace(Func<LabHost, LabHost> change)
    {
        lock (_gate)
        {
            using FileLock? held = _file?.Lock();
            LabHost changed = change(Current().Host);
            _stamp = _file?.Write(changed);
            _server = new CimServer(changed);
        }
    }

    private CimServer Current()
    {
        if (_file is not null)
        {
            string? stamp = _file.ReadStamp();
            if (_server is null || stamp != _stamp)
            {
                _server = new CimServer(_file.Read());
                _stamp = stamp;
            }
        }

        return _server!;
    }
}
