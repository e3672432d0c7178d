using System;

namespace HyperVNetworking.Execution;

/// <summary>A host that has a way back.</summary>
/// <param name="Earliest">When it starts at the earliest, by the console's clock.</param>
/// <param name="Latest">When it starts at the latest.</param>
internal sealed record ArmedHost(DateTimeOffset Earliest, DateTimeOffset Latest);
