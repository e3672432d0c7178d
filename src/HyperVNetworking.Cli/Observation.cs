using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Drift;

namespace HyperVNetworking.Cli;

/// <summary>What is known of the hosts: read from a lab and completed by the document, or the document's own words.</summary>
internal sealed record Observation
{
    /// <summary>The hosts.</summary>
    public required ValueList<HostState> States { get; init; }

    /// <summary>Where the hosts differ from the document.</summary>
    public ValueList<Finding> Findings { get; init; } = [];

    /// <summary>Why hosts could not be read just now, one sentence each. A document that records such a host is no fault.</summary>
    public ValueList<string> Faults { get; init; } = [];

    /// <summary>Takes the hosts of a lab file, or of the document where none is named.</summary>
    public static async Task<Observation> OfAsync(NetworkDocument document, string? labFile, CancellationToken cancellationToken)
    {
        if (labFile is null)
        {
            return new Observation { States = document.Hosts };
        }

        using LabHosts hosts = LabHosts.Open(labFile);
        return await OfAsync(document, hosts, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the hosts and completes them by the document.</summary>
    public static async Task<Observation> OfAsync(NetworkDocument document, LabHosts hosts, CancellationToken cancellationToken)
    {
        ValueList<HostState> live = await hosts.ReadAsync(cancellationToken).ConfigureAwait(false);
        ExpectationResult merged = HostExpectation.Merge(live, document);
        return new Observation
        {
            States = merged.States,
            Findings = merged.Findings,
            Faults = live.Where(s => !s.Complete).Select(Explain).ToValueList(),
        };
    }

    /// <summary>Writes why hosts could not be read, one line each.</summary>
    /// <returns>The exit code that follows: 3 if there is such a host, else 0.</returns>
    public int ReportFaults(Terminal terminal)
    {
        foreach (string fault in Faults)
        {
            terminal.WriteError(fault);
        }

        return Faults.Count > 0 ? ExitCode.HostFailed : ExitCode.Done;
    }

    private static string Explain(HostState state)
    {
        string error = state.Error ?? "could not be read.";
        return error.StartsWith(state.Name + ":", StringComparison.OrdinalIgnoreCase) ? error : $"{state.Name}: {error}";
    }
}
