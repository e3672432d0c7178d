using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>Which rules are judged.</summary>
public sealed record BestPracticeOptions
{
    /// <summary>Every rule.</summary>
    public static readonly BestPracticeOptions Default = new();

    /// <summary>The rules, by code; <c>*</c> and <c>?</c> stand for others.</summary>
    public ValueList<string> Codes { get; init; } = ["*"];

    /// <summary>The least severity: rules that matter less are not judged.</summary>
    public FindingSeverity Severity { get; init; } = FindingSeverity.Information;

    internal bool Asks(BestPracticeRule rule) => rule.Severity >= Severity && Codes.Any(c => new NamePattern(c).IsMatch(rule.Code));
}
