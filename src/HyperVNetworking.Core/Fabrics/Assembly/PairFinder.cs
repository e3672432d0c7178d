using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Fabrics.Reading;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Assembly;

/// <summary>Finds which two switches are one vPC or VLT domain: their domain has one number, and the addresses by which they ask whether they live fit.</summary>
internal static class PairFinder
{
    public static IReadOnlyList<(ReadSwitch First, ReadSwitch Second)> Find(IReadOnlyList<ReadSwitch> switches, ImportReport report)
    {
        var pairs = new List<(ReadSwitch, ReadSwitch)>();
        foreach (IGrouping<string, ReadSwitch> domain in switches.Where(s => s.Domain is not null).GroupBy(s => s.Domain!.Number, Names.Comparer))
        {
            var alone = domain.ToList();
            while (alone.Count > 0)
            {
                ReadSwitch first = alone[0];
                alone.RemoveAt(0);
                ReadSwitch[] fitting = alone.Where(second => Fit(first, second)).ToArray();
                ReadSwitch[] certain = fitting.Where(second => AreNamed(first, second)).ToArray();
                ReadSwitch[] chosen = certain.Length == 1 ? certain : fitting;
                if (chosen.Length == 1)
                {
                    ReadSwitch peer = chosen[0];
                    alone.Remove(peer);
                    pairs.Add((first, peer));
                    continue;
                }

                report.Add(
                    FabricFindingCodes.SwitchPeerUnknown,
                    FindingSeverity.Warning,
                    $"physical switch {first.HostName}",
                    $"Physical switch {first.HostName} is one of two in {domain.Key}, and {(fitting.Length == 0 ? "no configuration of the other was read" : $"several could be the other: {string.Join(", ", fitting.Select(f => f.HostName))}")}.",
                    "Read the configurations of both switches, or name the pair under mlag in the document.");
            }
        }

        return pairs;
    }

    // What one of the two does not say does not part them; what contradicts does.
    private static bool Fit(ReadSwitch first, ReadSwitch second) =>
        first.Dialect == second.Dialect
        && SameOrUnsaid(first.Domain!.Destination, second.Domain!.Source)
        && SameOrUnsaid(second.Domain.Destination, first.Domain.Source)
        && SameOrUnsaid(first.Domain.Mac, second.Domain.Mac)
        && (first.Domain.Destination is null || !Names.Same(first.Domain.Destination, second.Domain.Destination));

    private static bool AreNamed(ReadSwitch first, ReadSwitch second) =>
        (first.Domain!.Destination is not null && Names.Same(first.Domain.Destination, second.Domain!.Source))
        || (first.Domain.Mac is not null && Names.Same(first.Domain.Mac, second.Domain!.Mac));

    private static bool SameOrUnsaid(string? one, string? other) => one is null || other is null || Names.Same(one, other);
}
