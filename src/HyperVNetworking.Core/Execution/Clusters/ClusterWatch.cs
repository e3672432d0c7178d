using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>What a run does for the clusters of its hosts: lets the next node begin only while they are well, and brings their networks through (site-rules D2, D7).</summary>
internal sealed class ClusterWatch
{
    private readonly ClusterGate _gate;
    private readonly ClusterNetworkGuard _networks;
    private readonly RunLedger _ledger;

    public ClusterWatch(NetworkDocument document, IReadOnlyList<IHostSession> sessions, IEnumerable<HostState> states, RunLedger ledger, RunOptions options)
    {
        var map = new ClusterMap(document, states, sessions);
        _gate = new ClusterGate(map, options);
        _networks = new ClusterNetworkGuard(map, ledger, options);
        _ledger = ledger;
    }

    /// <summary>Why a host may not begin, as a clause; null if it may.</summary>
    public Task<string?> FindTroubleAsync(string host, IEnumerable<string> begun, CancellationToken cancellationToken) => _gate.FindTroubleAsync(host, begun, cancellationToken);

    /// <summary>Before the steps of a host.</summary>
    /// <returns>Whether they may be made.</returns>
    public async Task<bool> BeginAsync(string host, IEnumerable<PlanStep> steps, CancellationToken cancellationToken)
    {
        try
        {
            await _networks.RecordAsync(host, steps.Where(s => Names.Same(s.Host, host)).Select(s => s.Change), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is HostFaultException or JournalException or OperationCanceledException)
        {
            _ledger.Fault(e, host, cancellationToken);
            return false;
        }
    }

    /// <summary>After the last step of a host.</summary>
    /// <returns>Whether its cluster is well.</returns>
    public async Task<bool> EndAsync(HostState host, CancellationToken cancellationToken)
    {
        try
        {
            string[] addresses = Addresses(host).Select(a => a.Split('/')[0]).ToArray();
            await _networks.RestoreAsync(n => n.Subnets.Any(s => addresses.Any(a => IPPrefix.Contains(s, a))), duringUndo: false).ConfigureAwait(false);
            if (await _gate.SettleAsync(host.Name, cancellationToken).ConfigureAwait(false) is string trouble)
            {
                _ledger.Fault("ClusterNotHealthy", host.Name, $"{host.Name}: after it was changed {trouble}.");
                return false;
            }

            return true;
        }
        catch (OperationCanceledException e)
        {
            _ledger.Fault(e, host.Name, cancellationToken);
            return false;
        }
    }

    /// <summary>After steps were taken back, or a run was stopped.</summary>
    public Task RestoreAsync(bool undone) => _networks.RestoreAsync(_ => undone, duringUndo: undone);

    private static IEnumerable<string> Addresses(HostState host) => host.HostAdapters.Select(a => a.Addressing)
        .Concat(host.Teams.SelectMany(t => t.Interfaces).Select(i => (InterfaceAddressing?)i.Addressing))
        .Concat(host.PhysicalNics.Select(n => n.Addressing))
        .OfType<InterfaceAddressing>()
        .SelectMany(a => a.Addresses);
}
