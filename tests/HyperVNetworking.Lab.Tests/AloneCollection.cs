namespace HyperVNetworking.Lab.Tests;

/// <summary>Tests that count what the process allocates: they run while no other test does.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public class AloneCollection
{
}
