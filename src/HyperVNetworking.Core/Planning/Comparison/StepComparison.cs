namespace HyperVNetworking.Planning;

/// <summary>A step of a plan, held against its host.</summary>
/// <param name="Step">The step.</param>
/// <param name="State">Where the host is with it.</param>
public sealed record StepComparison(PlanStep Step, StepState State);
