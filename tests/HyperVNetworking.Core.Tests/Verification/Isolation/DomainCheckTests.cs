using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

public sealed class DomainCheckTests
{
    /// <summary>Some seconds' worth; RANDOM_NETWORKS=from-to in the environment tries others.</summary>
    [Fact]
    public void The_screen_with_its_slices_gives_the_verdicts_of_the_exact_check_on_hundreds_of_random_networks()
    {
        var outcomes = new Dictionary<(RequirementKind, Outcome, bool), int>();
        int[] range = [.. (Environment.GetEnvironmentVariable("RANDOM_NETWORKS") ?? "0-399").Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        for (int seed = range[0]; seed <= range[1]; seed++)
        {
            NetworkDocument document = RandomRequirement.Make(seed);
            var options = new IsolationOptions { UnlistedEndpoint = seed % 4 == 0 ? UnlistedEndpoint.Report : UnlistedEndpoint.Violate };
            IsolationReport exact = IsolationCheck.JudgeExactly(document, document.Hosts, options);
            IsolationReport large = DomainCheck.Judge(document, document.Hosts, options);
            var screen = new ScreenVerdicts(document, [], new DomainScreen(document, document.Hosts));
            Assert.True(exact.Verdicts.Select(Told).SequenceEqual(large.Verdicts.Select(Told)), Differences(seed, exact.Verdicts.Select(Told), large.Verdicts.Select(Told)));
            Assert.True(Findings(exact).SequenceEqual(Findings(large)), Differences(seed, Findings(exact), Findings(large)));
            foreach (Verdict verdict in exact.Verdicts)
            {
                int tenant = document.Tenants.ToList().FindIndex(t => t.Name == verdict.Tenant);
                bool vouched = tenant >= 0 && verdict.Kind switch
                {
                    RequirementKind.Allow => screen.Of(document.Allow.First(r => r.From == verdict.Tenant && r.To == verdict.OtherTenant)) is not null,
                    RequirementKind.Reach => screen.Reach(tenant) is not null,
                    _ => screen.Separation(tenant) is not null,
                };
                var key = (verdict.Kind, verdict.Outcome, vouched);
                outcomes[key] = outcomes.GetValueOrDefault(key) + 1;
            }
        }

        string summary = string.Join(", ", outcomes.OrderBy(o => o.Key).Select(o => $"{o.Key} {o.Value}"));
        Assert.True(outcomes.GetValueOrDefault((RequirementKind.Separation, Outcome.Proven, true)) > 100, summary);
        Assert.True(outcomes.GetValueOrDefault((RequirementKind.Reach, Outcome.Proven, true)) > 10, summary);
        Assert.True(outcomes.GetValueOrDefault((RequirementKind.Separation, Outcome.Violated, false)) > 200, summary);
        Assert.DoesNotContain(outcomes.Keys, k => k.Item2 == Outcome.Violated && k.Item3);
    }

    [Fact]
    public void A_machine_that_is_on_two_hosts_is_found_by_its_GUID_in_whatever_case_and_no_other()
    {
        NetworkDocument document = new()
        {
            Hosts = [Host("H1", ("A", "0a1b"), ("B", null), ("C", "77")), Host("H2", ("A2", "0A1B"), ("B", null), ("D", "78"), ("D2", "78"))],
        };

        var places = new NetworkPlaces(document.Hosts, document.Fabric);

        Assert.Equal(["A", "A2"], places.Twins.Select(m => places.Machines[m]));
    }

    private static HostState Host(string name, params (string Name, string? Id)[] vms) =>
        new() { Name = name, Vms = [.. vms.Select(v => new VirtualMachine { Name = v.Name, Id = v.Id })] };

    private static IEnumerable<string> Findings(IsolationReport report) =>
        report.Findings.Select(f => $"{f.Code} {f.Subject} {f.Message} {f.Expected} {f.Actual}").Order(StringComparer.Ordinal);

    private static string Differences(int seed, IEnumerable<string> exact, IEnumerable<string> large) =>
        $"Seed {seed}: only exact {string.Join("; ", exact.Except(large))}; only large {string.Join("; ", large.Except(exact))}";

    private static string Told(Verdict verdict) =>
        $"{verdict} | {string.Join(", ", verdict.MissingFacts)} | {string.Join(", ", verdict.Traces.Select(t => $"{t.From} {t.To} {t.Hops.Count}"))}";
}
