using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>What rules judge: hosts that were read whole, and the physical network as far as it is described.</summary>
/// <param name="Hosts">The hosts.</param>
/// <param name="Fabric">The physical network.</param>
internal sealed record PracticeCase(IReadOnlyList<HostState> Hosts, Fabric Fabric);
