namespace HyperVNetworking.Verification.Resilience;

/// <summary>What a place does under a failure.</summary>
/// <param name="Out">The signature of what it sends.</param>
/// <param name="In">The signature of what it hears.</param>
/// <param name="Ways">How many of its links could carry, those that wait among them.</param>
/// <param name="Switches">How many physical switches these lead to.</param>
/// <param name="Seconds">How long it is away while its team converges.</param>
internal readonly record struct PlaceState(int Out, int In, int Ways, int Switches, double Seconds);
