using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Cim.Sessions;

/// <summary>Does on a simulated host what the script of a way back does on a real one, from the changes that lie beside the script.</summary>
internal static class SimulatedTask
{
    private const int Passes = 3;

    /// <summary>Runs a task.</summary>
    /// <param name="client">A connection from inside the host.</param>
    /// <param name="documentation">The task's documentation.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A task that ends when all was tried; what failed stays.</returns>
    public static async Task RunAsync(ICimClient client, string documentation, CancellationToken cancellationToken)
    {
        if (WayBackDocument.Read(documentation) is not WayBack wayBack)
        {
            return;
        }

        using var session = new HyperVHostSession(client, SystemClock.Instance) { AllowDisconnect = true };
        HostChange[] left = [.. wayBack.Changes];
        for (int pass = 0; pass < Passes && left.Length > 0; pass++)
        {
            var failed = new List<HostChange>();
            foreach (HostChange change in left)
            {
                if (!await TryAsync(session, change, cancellationToken))
                {
                    failed.Add(change);
                }
            }

            left = [.. failed];
        }
    }

    private static async Task<bool> TryAsync(HyperVHostSession session, HostChange change, CancellationToken cancellationToken)
    {
        try
        {
            if (!WayBackDocument.IsMade(change, await session.ReadStateAsync(cancellationToken)))
            {
                await session.ApplyAsync([change], cancellationToken);
            }

            return true;
        }
        catch (HostFaultException)
        {
            return false;
        }
    }
}
