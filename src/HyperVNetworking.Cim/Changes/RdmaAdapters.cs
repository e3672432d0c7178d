using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Faults;
using HyperVNetworking.Cim.StandardCim;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Cim.Changes;

/// <summary>RDMA of host virtual adapters. Another VLAN reaches RDMA only when the adapter restarts (site-rules D11, Microsoft's recipe), so they change one at a time, and the next waits until the SMB client speaks RDMA over the one before again.</summary>
internal sealed class RdmaAdapters
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(2);
    private readonly ICimClient _client;
    private readonly IClock _clock;

    /// <summary>Makes it.</summary>
    /// <param name="client">The host.</param>
    /// <param name="clock">Tells when patience with SMB Direct ends.</param>
    public RdmaAdapters(ICimClient client, IClock clock)
    {
        _client = client;
        _clock = clock;
    }

    /// <summary>Sets one kind of setting of adapters, and restarts those whose RDMA would keep its old VLAN.</summary>
    /// <param name="changes">The changes; no adapter twice.</param>
    /// <param name="write">Sets the setting of some of them.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when all are made and SMB Direct is back.</returns>
    /// <exception cref="HostFaultException">The host failed, or SMB Direct did not come back.</exception>
    public async Task ApplyAsync(IReadOnlyList<HostChange.AdapterChange> changes, Func<IReadOnlyList<HostChange.AdapterChange>, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        HashSet<string> withRdma = changes.Any(RdmaRestart.MayFollow) ? await EnabledAsync(cancellationToken) : [];
        ILookup<bool, HostChange.AdapterChange> restarting = changes.ToLookup(c => RdmaRestart.MayFollow(c) && withRdma.Contains(Alias(c)));
        if (restarting[false].Any())
        {
            await write(restarting[false].ToArray(), cancellationToken);
        }

        foreach (HostChange.AdapterChange change in restarting[true])
        {
            bool spoke = await SpeaksRdmaAsync(Alias(change), cancellationToken);
            await write([change], cancellationToken);
            await CallAsync(StandardCimNames.NetAdapter, Alias(change), "Restart", cancellationToken);
            if (spoke)
            {
                await WaitAsync(Alias(change), cancellationToken);
            }
        }
    }

    /// <summary>Switches RDMA of a host virtual adapter on, as one that is made again had it.</summary>
    /// <param name="adapterName">The name in <c>vEthernet (...)</c>.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when it is on.</returns>
    /// <exception cref="HostFaultException">The host failed, or its NIC has no RDMA.</exception>
    public Task EnableAsync(string adapterName, CancellationToken cancellationToken) => CallAsync(StandardCimNames.Rdma, Alias(adapterName), "Enable", cancellationToken);

    private static string Alias(HostChange.AdapterChange change) => Alias(change.Adapter.AdapterName);

    private static string Alias(string adapterName) => $"vEthernet ({adapterName})";

    private async Task<HashSet<string>> EnabledAsync(CancellationToken cancellationToken) =>
        new((await ReadAsync(StandardCimNames.Namespace, StandardCimNames.Rdma, cancellationToken)).Where(r => r.Flag("Enabled") == true).Select(r => r.Text("Name") ?? string.Empty), Names.Comparer);

    private async Task<bool> SpeaksRdmaAsync(string alias, CancellationToken cancellationToken) =>
        (await ReadAsync(StorageNames.SmbNamespace, StorageNames.SmbInterface, cancellationToken)).Any(i => Names.Same(i.Text("FriendlyName"), alias) && i.Flag("RdmaCapable") == true);

    // A host without the class has neither RDMA nor SMB Direct to lose.
    private async Task<IReadOnlyList<CimRecord>> ReadAsync(string nameSpace, string className, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.EnumerateAsync(nameSpace, className, cancellationToken);
        }
        catch (HostFaultException fault) when (fault.Kind is HostFaultKind.NotFound or HostFaultKind.NotSupported)
        {
            return [];
        }
    }

    private async Task CallAsync(string className, string alias, string method, CancellationToken cancellationToken)
    {
        CimRecord adapter = (await _client.EnumerateAsync(StandardCimNames.Namespace, className, cancellationToken)).FirstOrDefault(a => Names.Same(a.Text("Name"), alias))
            ?? throw new HostFaultException(_client.ComputerName, HostFaultKind.NotFound, $"the adapter {alias} has no {className} on this host, so {method} cannot be called: look at it with Get-NetAdapterRdma.");
        string[] keys = className == StandardCimNames.NetAdapter ? ["CreationClassName", "DeviceID", "SystemCreationClassName", "SystemName"] : ["InstanceID"];
        CimMethodAnswer answer = await _client.InvokeAsync(
            StandardCimNames.Namespace,
            new CimPath(className, keys.Select(k => new KeyValuePair<string, string>(k, adapter.Text(k) ?? string.Empty))),
            method,
            [],
            cancellationToken);
        if (answer.ReturnValue != 0)
        {
            throw new HostFaultException(_client.ComputerName, HostFaultKind.Failed, $"{method} of the adapter {alias} failed with code {answer.ReturnValue}: look at it with Get-NetAdapter.");
        }
    }

    private async Task WaitAsync(string alias, CancellationToken cancellationToken)
    {
        DateTimeOffset deadline = _clock.UtcNow + s_patience;
        for (TimeSpan pause = s_firstPause; !await SpeaksRdmaAsync(alias, cancellationToken); pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, s_longestPause.Ticks)))
        {
            if (_clock.UtcNow > deadline)
            {
                throw new HostFaultException(
                    _client.ComputerName,
                    HostFaultKind.Failed,
                    $"SMB Direct did not come back on {alias} within {s_patience.TotalSeconds} s after its VLAN changed and it restarted: see that the physical ports carry that VLAN tagged, and look at Get-SmbClientNetworkInterface.");
            }

            await Task.Delay(pause, cancellationToken);
        }
    }
}
