using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Changes;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Cim.Probes;

/// <summary>
/// Probes by TestNetworkConnection of Msvm_VirtualSystemManagementService (learn.microsoft.com, hyperv_v2, msvm-virtualsystemmanagementservice-testnetworkconnection),
/// which Test-VMNetworkAdapter calls, too: for the receiver, then for the sender. Documented are the parameters and the return values; not run on a real host.
/// </summary>
internal sealed class ProbeCaller
{
    private const string Method = "TestNetworkConnection";

    // The documented return value, and the one that these services use for it (facts A3.4).
    private const uint Timeout = 3;
    private const uint ServiceTimeout = 32772;

    // No source says whether the receiver's call ends before the probe has come: after this long it is taken to listen.
    private static readonly TimeSpan s_setUp = TimeSpan.FromSeconds(2);

    private readonly ICimClient _client;
    private readonly ManagementServices _services;

    /// <summary>Makes a caller.</summary>
    /// <param name="client">The host.</param>
    /// <param name="services">Its management services.</param>
    public ProbeCaller(ICimClient client, ManagementServices services)
    {
        _client = client;
        _services = services;
    }

    /// <summary>Sets up a receiver.</summary>
    /// <param name="call">The probe.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The receiver.</returns>
    /// <exception cref="HostFaultException">The host did not answer or refused.</exception>
    public async Task<ProbeListener> ListenAsync(ProbeCall call, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimField> parameters = await ParametersAsync(call, isSender: false, cancellationToken).ConfigureAwait(false);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task listening = _services.CallAsync(VirtualizationNames.VmService, Method, parameters, $"Receiving a probe at {call.Adapter}", stop.Token);
        if (await Task.WhenAny(listening, Task.Delay(s_setUp, cancellationToken)).ConfigureAwait(false) == listening)
        {
            await listening.ConfigureAwait(false);
        }

        return new ProbeListener(listening, stop);
    }

    /// <summary>Sends a probe.</summary>
    /// <param name="call">The probe.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether an answer came: that the provider says so, and not what its round trip time is.</returns>
    /// <exception cref="HostFaultException">The host did not answer, refused, or failed.</exception>
    public async Task<bool> SendAsync(ProbeCall call, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimField> parameters = await ParametersAsync(call, isSender: true, cancellationToken).ConfigureAwait(false);
        try
        {
            await _services.CallAsync(VirtualizationNames.VmService, Method, parameters, $"Sending a probe from {call.Adapter}", cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (HostFaultException fault) when (fault.ErrorCode is Timeout or ServiceTimeout)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<CimField>> ParametersAsync(ProbeCall call, bool isSender, CancellationToken cancellationToken)
    {
        string allocation = await new HostSettings(_client).AllocationIdAsync(call.Adapter, cancellationToken).ConfigureAwait(false);
        return
        [
            new CimField("TargetNetworkAdapter", CimDataType.Reference, _services.SettingPath(VirtualizationNames.Allocation, allocation)),
            new CimField("IsSender", CimDataType.Boolean, isSender),
            new CimField("SenderIP", CimDataType.String, call.SenderIPAddress),
            new CimField("ReceiverIP", CimDataType.String, call.ReceiverIPAddress),
            new CimField("ReceiverMac", CimDataType.String, call.ReceiverMacAddress),
            new CimField("IsolationId", CimDataType.UInt32, 0u),
            new CimField("SequenceNumber", CimDataType.UInt32, (uint)call.SequenceNumber),
        ];
    }
}
