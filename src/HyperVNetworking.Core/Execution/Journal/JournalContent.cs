using System.Collections.Generic;

namespace HyperVNetworking.Execution;

/// <summary>What was read from a journal.</summary>
/// <param name="Records">The whole records.</param>
/// <param name="GoodLength">The bytes up to the end of the last of them; what follows was torn.</param>
/// <param name="IsDamaged">Whether whole records follow torn ones, which no dying process leaves behind.</param>
internal sealed record JournalContent(IReadOnlyList<JournalRecord> Records, int GoodLength, bool IsDamaged);
