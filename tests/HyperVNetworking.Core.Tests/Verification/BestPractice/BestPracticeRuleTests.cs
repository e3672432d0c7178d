using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.BestPractice;

namespace HyperVNetworking.Core.Tests.Verification.BestPractice;

/// <summary>Every rule is broken by one network and just missed by another, and says what to do.</summary>
public sealed class BestPracticeRuleTests
{
    private static readonly Dictionary<string, RuleCase> s_cases = RuleCases.All.Concat(BandwidthRuleCases.All).ToDictionary(c => c.Key, c => c.Value);

    public static TheoryData<string> Codes => [.. BestPracticeRules.All.Select(r => r.Code)];

    public static TheoryData<string> CodesThatNeedAFact => [.. s_cases.Where(c => c.Value.Unknown is not null).Select(c => c.Key)];

    [Fact]
    public void Every_rule_stands_once_in_the_list_under_its_own_name_and_has_a_case()
    {
        Assert.All(BestPracticeRules.All, r => Assert.Equal(r.GetType().Name, r.Code));
        Assert.Equal(
            typeof(BestPracticeRule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(BestPracticeRule))).Select(t => t.Name).Order(StringComparer.Ordinal),
            BestPracticeRules.All.Select(r => r.Code).Order(StringComparer.Ordinal));
        Assert.Equal(s_cases.Keys.Order(StringComparer.Ordinal), BestPracticeRules.All.Select(r => r.Code).Order(StringComparer.Ordinal));
        Assert.Equal(BestPracticeRules.All.Select(r => r.Code), BestPracticeCheck.Codes);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_network_that_breaks_the_rule_is_told_what_to_do(string code)
    {
        BestPracticeRule rule = BestPracticeRules.All.Single(r => r.Code == code);
        RuleCase network = s_cases[code];

        Finding[] found = BestPracticeCheck.Judge(network.Breaks, network.Fabric).Findings.Where(f => f.Code == code).ToArray();

        Assert.NotEmpty(found);
        Assert.All(found, f =>
        {
            Assert.True(f.Severity <= rule.Severity, $"{f.Severity} is more than {rule.Severity}");
            Assert.Equal(rule.Source, f.Source);
            Assert.Contains(f.Subject, f.Message, StringComparison.OrdinalIgnoreCase);
            Assert.EndsWith(".", f.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("..", f.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", f.Suggestion, StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace(f.Expected));
            Assert.False(string.IsNullOrWhiteSpace(f.Actual));
        });
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_network_that_just_misses_the_rule_is_judged_and_passes(string code)
    {
        RuleCase network = s_cases[code];

        ValueList<Finding> findings = BestPracticeCheck.Judge(network.Misses, network.MissingFabric ?? network.Fabric).Findings;

        Assert.Empty(findings.Where(f => f.Code == code).Select(f => f.Message));
        Assert.Empty(findings.Where(f => IsNotJudged(f, code)).Select(f => f.Message));
    }

    [Theory]
    [MemberData(nameof(CodesThatNeedAFact))]
    public void A_fact_that_nobody_said_is_told_and_passes_nothing(string code)
    {
        RuleCase network = s_cases[code];

        BestPracticeReport report = BestPracticeCheck.Judge([network.Unknown!], network.Fabric);

        Assert.DoesNotContain(report.Findings, f => f.Code == code);
        Finding finding = report.Findings.First(f => IsNotJudged(f, code));
        Assert.Contains("nobody said", finding.Message, StringComparison.Ordinal);
        Assert.False(report.AllHold);
    }

    [Fact]
    public void Every_rule_that_can_lack_a_fact_has_a_case_without_it()
    {
        var told = s_cases.Values.SelectMany(c => c.Breaks.Append(c.Unknown).OfType<HostState>())
            .Select(h => h with { ReadAt = null, OS = null, PhysicalNics = h.PhysicalNics.Select(n => new PhysicalNic { Name = n.Name, PhysicalPort = n.PhysicalPort }).ToValueList() })
            .SelectMany(h => BestPracticeCheck.Judge([h], Fabric.Undescribed).Findings)
            .Where(f => f.Code == BestPracticeCodes.PracticeNotJudged)
            .Select(f => f.Message.Split(' ')[0])
            .ToHashSet();

        Assert.Empty(told.Except(s_cases.Where(c => c.Value.Unknown is not null).Select(c => c.Key)));
    }

    private static bool IsNotJudged(Finding finding, string code) =>
        finding.Code == BestPracticeCodes.PracticeNotJudged && finding.Message.StartsWith(code + " ", StringComparison.Ordinal);
}
