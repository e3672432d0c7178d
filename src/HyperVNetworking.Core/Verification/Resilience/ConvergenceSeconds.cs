using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>
/// How long a team is away, in seconds, when a member that carried fails and others take over. Microsoft publishes no figure for its teams
/// (field.md, section 4), so the defaults are experience and are meant to be replaced by what was measured: a link that goes down is seen at once, and
/// 3 seconds leave time for the switches to learn the addresses anew. The LACP timeouts are those of IEEE 802.1AX.
/// </summary>
public sealed record ConvergenceSeconds
{
    /// <summary>A switch independent team whose members are all active.</summary>
    public double SwitchIndependent { get; init; } = 3;

    /// <summary>A switch independent team whose standby member takes over; null: as <see cref="SwitchIndependent"/>.</summary>
    public double? Standby { get; init; }

    /// <summary>A static link aggregation.</summary>
    public double Static { get; init; } = 3;

    /// <summary>Link aggregation by LACP, once the failure is known.</summary>
    public double Lacp { get; init; } = 3;

    /// <summary>Switch Embedded Teaming (SET).</summary>
    public double EmbeddedTeam { get; init; } = 3;

    /// <summary>How long LACP with the fast timer takes to see a path that is dead while its link is up: three times one second.</summary>
    public double LacpFastTimeout { get; init; } = 3;

    /// <summary>How long LACP with the slow timer takes to see a path that is dead while its link is up: three times thirty seconds.</summary>
    public double LacpSlowTimeout { get; init; } = 90;

    internal double Of(TeamingMode mode, bool hasStandby) => mode switch
    {
        TeamingMode.Static => Static,
        TeamingMode.Lacp => Lacp,
        _ => hasStandby ? Standby ?? SwitchIndependent : SwitchIndependent,
    };
}
