using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Reporting;

/// <summary>The sign beside an outcome, so that colour is not the only cue.</summary>
internal static class OutcomeSign
{
    /// <summary>The sign of an outcome; a dash where there is none.</summary>
    public static string Of(Outcome? outcome) => outcome switch
    {
        Outcome.Violated => "\u2716",
        Outcome.Unproven => "?",
        Outcome.Proven => "\u2714",
        _ => "\u2013",
    };
}
