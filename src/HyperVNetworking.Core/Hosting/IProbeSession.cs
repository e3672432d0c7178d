using System.Threading;
using System.Threading.Tasks;

namespace HyperVNetworking.Hosting;

/// <summary>A host that sends and receives probes at the ports of its VMs. No setting of the host is changed; the provider puts frames on the network at the VM's port.</summary>
public interface IProbeSession
{
    /// <summary>The host's name.</summary>
    string ComputerName { get; }

    /// <summary>Sets up the receiver of a probe.</summary>
    /// <param name="call">The probe; the adapter is the receiver's.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The receiver, which listens until it is ended.</returns>
    /// <exception cref="HostFaultException">The host did not answer or refused.</exception>
    Task<ProbeListener> ListenAsync(ProbeCall call, CancellationToken cancellationToken);

    /// <summary>Sends a probe and waits for the answer of its receiver, which must listen.</summary>
    /// <param name="call">The probe; the adapter is the sender's.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether an answer came.</returns>
    /// <exception cref="HostFaultException">The host did not answer, refused, or failed without saying whether an answer came.</exception>
    Task<bool> SendAsync(ProbeCall call, CancellationToken cancellationToken);
}
