using HyperVNetworking.Model;

namespace HyperVNetworking.Execution;

/// <summary>What a plan would leave, or why nobody can tell.</summary>
/// <param name="States">The hosts.</param>
/// <param name="Refusals">Why the plan does not fit the hosts; empty if it does.</param>
public sealed record ForecastResult(ValueList<HostState> States, ValueList<Refusal> Refusals);
