using System;

namespace HyperVNetworking.Hosting;

/// <summary>A journal cannot be used.</summary>
public sealed class JournalException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="errorId">The stable error id, such as <c>JournalNotWritable</c>.</param>
    /// <param name="message">What is wrong, where, and what to do, as one sentence.</param>
    /// <param name="innerException">The cause, if any.</param>
    public JournalException(string errorId, string message, Exception? innerException = null)
        : base(message, innerException) => ErrorId = errorId;

    /// <summary>The stable error id.</summary>
    public string ErrorId { get; }
}
