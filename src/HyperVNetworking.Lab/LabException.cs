using System;

namespace HyperVNetworking.Lab;

/// <summary>A lab cannot be made or opened; the message is one sentence for people.</summary>
public sealed class LabException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    /// <param name="innerException">The cause, if any.</param>
    public LabException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
