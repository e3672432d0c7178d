using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The verdicts on a document's requirements, and what else was noticed on the way.</summary>
public sealed record IsolationReport
{
    /// <summary>One separation and one reach verdict per tenant, one per allow rule.</summary>
    public required ValueList<Verdict> Verdicts { get; init; }

    /// <summary>The findings.</summary>
    public ValueList<Finding> Findings { get; init; } = [];

    /// <summary>Whether every requirement is proven.</summary>
    public bool AllProven => Verdicts.All(v => v.Outcome == Outcome.Proven);
}
