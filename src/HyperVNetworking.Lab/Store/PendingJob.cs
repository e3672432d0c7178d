namespace HyperVNetworking.Lab;

/// <summary>How a job that still runs will end.</summary>
/// <param name="PollsLeft">How many more times it answers that it runs.</param>
/// <param name="ErrorCode">Its error code; 0 if it succeeds.</param>
/// <param name="Error">Its error text, if it fails.</param>
internal sealed record PendingJob(int PollsLeft, ushort ErrorCode, string? Error);
