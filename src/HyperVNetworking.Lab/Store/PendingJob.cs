namespace HyperVNetworking.Lab;

/// <summary>How a job that still runs will end.</summary>
/// <param name="PollsLeft">How many more times it answers that it runs.</param>
/// <param name="End">How it ends.</param>
/// <param name="ErrorCode">Its error code; 0 if it succeeds.</param>
/// <param name="Error">Its error or warning text, if it has one.</param>
internal sealed record PendingJob(int PollsLeft, JobEnd End, ushort ErrorCode, string? Error);
