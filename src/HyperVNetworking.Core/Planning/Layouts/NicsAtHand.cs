using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Which NICs of hosts teams can be made of, and those that a backend could present besides.</summary>
internal static class NicsAtHand
{
    /// <summary>The most NICs that are searched.</summary>
    public const int Most = 16;

    /// <summary>Finds the NICs at hand, the same on every host.</summary>
    /// <param name="hosts">The hosts; one at least.</param>
    /// <param name="wanted">Names and patterns; none for all that are free.</param>
    /// <param name="errors">Takes what is in the way.</param>
    public static string[] Find(IReadOnlyList<HostState> hosts, ValueList<string> wanted, ICollection<PlannerError> errors)
    {
        string[] first = Of(hosts[0], wanted);
        foreach (HostState host in hosts)
        {
            string[] nics = Of(host, wanted);
            if (nics.Length == 0)
            {
                errors.Add(LayoutErrors.NoNic(host, wanted.Count > 0 ? $"none fits {wanted}" : Why(host)));
            }
            else if (!nics.SequenceEqual(first, Names.Comparer))
            {
                errors.Add(LayoutErrors.NicsDiffer(hosts[0], host, first));
            }

            foreach (PhysicalNic nic in nics.Select(n => host.FindNic(n)!))
            {
                if (nic.Kind != NicKind.Ethernet)
                {
                    errors.Add(LayoutErrors.NicNotUsable(host, nic.Name, nic.Kind == NicKind.Hba ? "it is an HBA, for storage only" : "it is wireless"));
                }
                else if (nic.Port is null)
                {
                    errors.Add(LayoutErrors.CableUnknown(host, nic.Name));
                }
            }
        }

        return first;
    }

    /// <summary>Hosts to which a converged backend presents more NICs from the hardware ports that it presents NICs at hand from.</summary>
    /// <param name="hosts">The hosts.</param>
    /// <param name="nics">The NICs at hand.</param>
    /// <param name="count">How many more from each hardware port.</param>
    /// <param name="errors">Takes what is in the way.</param>
    /// <returns>The hosts with all NICs, and the names of the new ones.</returns>
    public static (HostState[] Hosts, string[] Added) Present(IReadOnlyList<HostState> hosts, string[] nics, int count, ICollection<PlannerError> errors)
    {
        foreach (HostState host in hosts.Where(h => count > 0 && !nics.Any(n => h.FindNic(n)!.PhysicalPort is not null)))
        {
            errors.Add(LayoutErrors.NothingPresents(host));
        }

        if (errors.Count > 0 || count == 0)
        {
            return (hosts.ToArray(), []);
        }

        // The same names on every host, such as NIC5 after NIC4.
        var added = new List<(string Like, string Name)>();
        string[] firsts = nics.GroupBy(n => hosts[0].FindNic(n)!.PhysicalPort ?? string.Empty, Names.Comparer).Where(g => g.Key.Length > 0).Select(g => g.First()).ToArray();
        foreach (string like in Enumerable.Repeat(firsts, count).SelectMany(f => f))
        {
            string stem = like.TrimEnd("0123456789".ToCharArray());
            int number = 2;
            string Name() => stem + number.ToString(CultureInfo.InvariantCulture);
            while (added.Any(a => Names.Same(a.Name, Name())) || hosts.Any(h => h.FindNic(Name()) is not null || h.FindTeam(Name()) is not null))
            {
                number++;
            }

            added.Add((like, Name()));
        }

        return (
            hosts.Select(h => Present(h, added)).ToArray(),
            added.Select(a => a.Name).ToArray());
    }

    // A hardware port has no more to guarantee for being presented as one NIC more, and how the backend is to divide it nobody said yet.
    private static HostState Present(HostState host, List<(string Like, string Name)> added)
    {
        string?[] ports = added.Select(a => host.FindNic(a.Like)!.PhysicalPort).ToArray();
        return host with
        {
            HardwarePorts = host.HardwarePorts.Where(p => !ports.Contains(p.Name, Names.Comparer)).ToValueList(),
            PhysicalNics = host.PhysicalNics
                .Select(n => ports.Contains(n.PhysicalPort, Names.Comparer) ? n with { GuaranteedBitsPerSecond = null } : n)
                .Concat(added.Select(a => Like(host.FindNic(a.Like)!, a.Name)))
                .ToValueList(),
        };
    }

    private static PhysicalNic Like(PhysicalNic nic, string name) => new() { Name = name, Port = nic.Port, PhysicalPort = nic.PhysicalPort };

    private static string[] Of(HostState host, ValueList<string> wanted)
    {
        NamePattern[] patterns = wanted.Select(w => new NamePattern(w)).ToArray();
        return host.PhysicalNics
            .Where(n => wanted.Count == 0 ? IsFree(host, n) : wanted.Contains(n.Name, Names.Comparer) || patterns.Any(p => p.HasWildcard && p.IsMatch(n.Name)))
            .Select(n => n.Name)
            .OrderBy(n => n, Names.Comparer)
            .ToArray();
    }

    private static bool IsFree(HostState host, PhysicalNic nic) => nic.Kind == NicKind.Ethernet && nic.Port is not null && (nic.Use is null || host.IsBound(nic.Name));

    private static string Why(HostState host) =>
        host.PhysicalNics.Count == 0 ? "the host has none" : Sentence.List(host.PhysicalNics.Select(n => $"{n.Name} {(n.Kind != NicKind.Ethernet ? "is no Ethernet NIC" : n.Port is null ? "has a cable that nobody described" : $"carries {n.Use}")}"));
}
