namespace HyperVNetworking.Lab;

/// <summary>A host of a lab whose VMs leave one by one.</summary>
/// <param name="Host">The host.</param>
/// <param name="EveryOperations">After how many operations on the lab a move begins or ends.</param>
public sealed record LabDrain(string Host, int EveryOperations);
