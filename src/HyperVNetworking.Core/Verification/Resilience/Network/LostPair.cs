namespace HyperVNetworking.Verification.Resilience;

/// <summary>Machines that must be heard and are not.</summary>
/// <param name="Sender">Who must be heard.</param>
/// <param name="Hearer">Who must hear.</param>
/// <param name="Number">The pair's number in its requirement.</param>
internal readonly record struct LostPair(MachineKind Sender, MachineKind Hearer, long Number);
