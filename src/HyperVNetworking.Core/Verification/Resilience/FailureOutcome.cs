using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>What one failure, or a pair of them, comes to.</summary>
public sealed record FailureOutcome
{
    /// <summary>What fails: one part, or two.</summary>
    public required ValueList<FailedPart> Parts { get; init; }

    /// <summary>The kind of the first part.</summary>
    public FailureKind Kind => Parts[0].Kind;

    /// <summary>What fails, with kind and place.</summary>
    public string Where => string.Join(" and ", Parts.Select(p => p.Where));

    /// <summary>What it comes to.</summary>
    public required FailureVerdict Verdict { get; init; }

    /// <summary>What it does to requirements that held: tenants first, then traffic classes, then allow rules.</summary>
    public ValueList<RequirementEffect> Effects { get; init; } = [];

    /// <summary>The teams that converge.</summary>
    public ValueList<TeamConvergence> Convergences { get; init; } = [];

    /// <summary>What it does to clusters.</summary>
    public ValueList<ClusterEffect> Clusters { get; init; } = [];

    /// <summary>The VMs that stop: those of a host that fails, and those of nodes that a cluster loses.</summary>
    public int VmsFall { get; init; }

    /// <summary>Of these, the VMs that no other host takes over.</summary>
    public int VmsStay { get; init; }

    /// <summary>All running VMs.</summary>
    public int Vms { get; init; }

    /// <summary>What happens, in a sentence or two.</summary>
    public required string Sentence { get; init; }

    /// <summary>The requirements that are lost.</summary>
    public ValueList<RequirementEffect> Lost => Effects.RemoveAll(e => e.Impact != FailureImpact.Lost);

    /// <summary>The requirements that hold on one way where they had several.</summary>
    public ValueList<RequirementEffect> RedundancyLost => Effects.RemoveAll(e => e.Impact != FailureImpact.RedundancyLost);

    /// <summary>The requirements that hold again once a team has converged.</summary>
    public ValueList<RequirementEffect> Interrupted => Effects.RemoveAll(e => e.Impact != FailureImpact.Interrupted);

    /// <summary>The longest convergence, in seconds; 0 if no team converges.</summary>
    public double ConvergenceSeconds => Convergences.Select(c => c.Seconds).DefaultIfEmpty(0).Max();

    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {Verdict}";
}
