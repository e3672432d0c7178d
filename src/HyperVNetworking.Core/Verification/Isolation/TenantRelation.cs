namespace HyperVNetworking.Verification.Isolation;

/// <summary>What is asked and known of one tenant being heard by another, or by itself.</summary>
/// <param name="MayHear">Whether the one may hear the other: members of one tenant that may communicate, or an allow rule.</param>
/// <param name="IsHeard">Whether any frame of any member may arrive at a member of the other, at layer 2 over described cables.</param>
/// <param name="Outcome">What the verdicts say of it; null where none says anything of this pair.</param>
public sealed record TenantRelation(bool MayHear, bool IsHeard, Outcome? Outcome);
