using System;

namespace HyperVNetworking.Lab;

/// <summary>What one call of TestNetworkConnection works on.</summary>
/// <param name="Network">The network at the moment of the call.</param>
/// <param name="Add">Lets an adapter listen.</param>
/// <param name="Take">Takes the listening adapter that is wanted, if there is one.</param>
internal sealed record ProbeLine(ProbeNetwork Network, Action<ProbeReceiver> Add, Func<Predicate<ProbeReceiver>, ProbeReceiver?> Take);
