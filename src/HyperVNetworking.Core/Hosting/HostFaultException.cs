using System;

namespace HyperVNetworking.Hosting;

/// <summary>A host did not do what it was asked. One type for every way: the kind decides what a caller does, the message says it to people.</summary>
public sealed class HostFaultException : Exception
{
    /// <summary>Makes a fault.</summary>
    /// <param name="computerName">The host.</param>
    /// <param name="kind">Why.</param>
    /// <param name="message">What happened, as a sentence without the host's name.</param>
    /// <param name="innerException">The cause, if any.</param>
    public HostFaultException(string computerName, HostFaultKind kind, string message, Exception? innerException = null)
        : base($"{computerName}: {message}", innerException)
    {
        ComputerName = computerName;
        Kind = kind;
    }

    /// <summary>The host; the message begins with it.</summary>
    public string ComputerName { get; }

    /// <summary>Why.</summary>
    public HostFaultKind Kind { get; }

    /// <summary>The code that the provider gave, as a return value or the error of a job; null where the host gave none.</summary>
    public uint? ErrorCode { get; init; }

    /// <summary>The stable error id: <c>Host</c> and the kind, such as <c>HostAccessDenied</c>.</summary>
    public string ErrorId => "Host" + Kind;
}
