using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>What the rules say of hosts.</summary>
public sealed record BestPracticeReport
{
    /// <summary>The findings, the worst first; those of <see cref="BestPracticeCodes.PracticeNotJudged"/> say what nobody knows.</summary>
    public required ValueList<Finding> Findings { get; init; }

    /// <summary>Whether every rule was judged and none is broken; a finding of severity Information breaks none. What is unknown has not passed.</summary>
    public bool AllHold => Findings.All(f => f.Severity == FindingSeverity.Information && f.Code != BestPracticeCodes.PracticeNotJudged);
}
