namespace HyperVNetworking.Verification.Resilience;

/// <summary>A team that has to converge: a member that carried failed, and others take over.</summary>
/// <param name="ComputerName">The host.</param>
/// <param name="Team">The NIC team, or the virtual switch with an embedded team.</param>
/// <param name="Mode">Its mode, by the name that <see cref="ConvergenceSeconds"/> has for it.</param>
/// <param name="Seconds">How long it is away, in seconds.</param>
public sealed record TeamConvergence(string ComputerName, string Team, string Mode, double Seconds);
