namespace HyperVNetworking.Verification.Isolation;

/// <summary>How an unset or contradicting setting is read (design 6): permissive for what must not happen, strict for what must.</summary>
internal enum Reading
{
    /// <summary>What may happen: take whatever lets the frame pass.</summary>
    May,

    /// <summary>What must happen: take whatever stops the frame.</summary>
    Must,
}
