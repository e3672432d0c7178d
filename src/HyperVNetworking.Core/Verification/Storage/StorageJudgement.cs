using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Storage;

/// <summary>What became of a tenant's wish for storage of its own.</summary>
/// <param name="Findings">What is not as it is asked for.</param>
/// <param name="Places">The volumes and disks that its VMs have, with their hosts.</param>
internal sealed record StorageJudgement(ValueList<Finding> Findings, ValueList<string> Places);
