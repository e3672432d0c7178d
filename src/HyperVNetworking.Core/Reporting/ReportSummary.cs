using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;
using HyperVNetworking.Verification.Resilience;

namespace HyperVNetworking.Reporting;

/// <summary>The first screen of a report, in sentences (site-rules E5).</summary>
internal static class ReportSummary
{
    private const int HostsNamed = 5;

    /// <summary>What was violated, left unproven and proven.</summary>
    public static string Outcomes(NetworkReport report)
    {
        int Count(Outcome outcome) => report.Verdicts.Count(v => v.Outcome == outcome);
        return report.Verdicts.Count == 0
            ? "No requirement was judged."
            : $"{Count(Outcome.Violated)} violated, {Count(Outcome.Unproven)} unproven, {Count(Outcome.Proven)} proven (layer 2)";
    }

    /// <summary>What it rests on: hosts read, switches described, and how old it is.</summary>
    public static string Grounds(NetworkReport report)
    {
        HostState[] unread = report.Hosts.Where(h => !h.Complete).ToArray();
        string named = string.Concat(unread.Take(HostsNamed).Select(h => ", " + Why(h)));
        string more = unread.Length > HostsNamed ? $", and {unread.Length - HostsNamed} more" : string.Empty;
        int described = report.Fabric.Switches.Count(s => s.OtherPorts == OtherPorts.Unused);
        return string.Join("; ", new[]
        {
            $"{report.Hosts.Count - unread.Length} of {report.Hosts.Count} hosts read{named}{more}",
            $"{described} of {report.Fabric.Switches.Count} physical switches described whole",
            Age(report),
        }) + ".";
    }

    /// <summary>What single failures come to; null if nobody asked. Dead paths are counted apart, since no switch independent team sees one (site-rules F2).</summary>
    public static string? Failures(NetworkReport report)
    {
        FailureOutcome[] counted = report.Failures.Where(f => f.Parts.All(p => p.Kind != FailureKind.DeadPath)).ToArray();
        FailureOutcome? worst = counted.Where(f => f.Verdict == FailureVerdict.Fails).OrderByDescending(f => f.VmsFall).FirstOrDefault();
        int dead = report.Failures.Count - counted.Length;
        return report.Failures.Count == 0 ? null
            : (worst is null ? $"{counted.Length} failures of parts are stood" : $"{counted.Count(f => f.Verdict == FailureVerdict.Fails)} of {counted.Length} failures of parts are not stood; the worst is that of {worst.Where}")
                + (dead > 0 ? $"; {dead} paths that may be dead while their link stays up are counted apart." : ".");
    }

    /// <summary>What probes came to; null if nobody probed.</summary>
    public static string? Probes(NetworkReport report)
    {
        ProbeResult[] probes = report.Verdicts.SelectMany(v => v.Probes).Distinct().ToArray();
        return probes.Length == 0 ? null : $"{probes.Length} probes: {probes.Count(p => p.Agrees == true)} agree with the model, {probes.Count(p => p.Agrees == false)} contradict it, "
            + $"{probes.Count(p => p.Agrees is null)} could not be made. Probes have not yet been run on a real host.";
    }

    /// <summary>What changed since the report before; one sentence where nothing did, none where there is nothing to compare with.</summary>
    public static IEnumerable<string> Changes(NetworkReport report)
    {
        if (report.Previous is not { } previous)
        {
            return [];
        }

        var before = previous.GroupBy(p => p.Requirement, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Outcome, StringComparer.Ordinal);
        var now = new HashSet<string>(report.Verdicts.Select(v => v.Requirement), StringComparer.Ordinal);
        string[] changes = report.Verdicts
            .Where(v => !before.TryGetValue(v.Requirement, out Outcome was) || was != v.Outcome)
            .Select(v => before.TryGetValue(v.Requirement, out Outcome was) ? $"{v.Requirement.TrimEnd('.')}: was {was}, is {v.Outcome}." : $"{v.Requirement.TrimEnd('.')}: is new, and {v.Outcome}.")
            .Concat(before.Where(p => !now.Contains(p.Key)).Select(p => $"{p.Key.TrimEnd('.')}: is asked for no more; it was {p.Value}."))
            .ToArray();
        return changes.Length > 0 ? changes : ["Every requirement is as it was in the report before."];
    }

    // Most reasons begin with the host's name, since they were errors of their own.
    private static string Why(HostState host) => host.Error is not string error ? $"{host.Name} not read"
        : (error.StartsWith(host.Name + ":", StringComparison.Ordinal) ? error : $"{host.Name}: {error}").TrimEnd('.');

    private static string Age(NetworkReport report)
    {
        DateTimeOffset? oldest = report.Hosts.Where(h => h.ReadAt is not null).Select(h => h.ReadAt).Min();
        if (oldest is not DateTimeOffset read)
        {
            return report.Hosts.Count == 0 ? "no host was given" : "the state is what documents say, and was read from no host";
        }

        TimeSpan age = report.At - read;
        string text = age < TimeSpan.FromMinutes(2) ? $"{Math.Max(0, (int)age.TotalSeconds)} s"
            : age < TimeSpan.FromHours(2) ? $"{(int)age.TotalMinutes} minutes"
            : $"{(int)age.TotalHours} hours";
        return string.Format(CultureInfo.InvariantCulture, "the state is {0} old (oldest {1:yyyy-MM-dd HH:mm:ss}Z)", text, read.UtcDateTime);
    }
}
