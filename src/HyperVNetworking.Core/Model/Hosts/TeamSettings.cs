namespace HyperVNetworking.Model;

/// <summary>How a NIC team meets its switches and spreads frames.</summary>
/// <param name="Mode">How it meets its switches.</param>
/// <param name="LoadBalancing">How it spreads frames.</param>
/// <param name="LacpTimer">How often LACP speaks; null unless the mode is LACP.</param>
public sealed record TeamSettings(TeamingMode Mode, LoadBalancingAlgorithm LoadBalancing, LacpTimer? LacpTimer)
{
    /// <summary>The settings in one line.</summary>
    /// <returns>Such as <c>SwitchIndependent, Dynamic</c>.</returns>
    public override string ToString() => $"{Mode}, {LoadBalancing}{(LacpTimer is LacpTimer timer ? $", LACP timer {timer}" : string.Empty)}";
}
