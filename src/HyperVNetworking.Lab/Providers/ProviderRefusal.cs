using System;

namespace HyperVNetworking.Lab;

/// <summary>A provider says no: how it reaches the caller is a choice (<see cref="FailureForm"/>).</summary>
/// <param name="code">The return code (facts A3.4).</param>
/// <param name="message">Why, as a sentence.</param>
internal sealed class ProviderRefusal(uint code, string message) : Exception(message)
{
    /// <summary>Invalid parameter.</summary>
    public const uint InvalidParameter = 32773;

    /// <summary>In use.</summary>
    public const uint InUse = 32774;

    /// <summary>Invalid state.</summary>
    public const uint InvalidState = 32775;

    /// <summary>Not supported.</summary>
    public const uint NotSupported = 32770;

    /// <summary>The return code.</summary>
    public uint Code { get; } = code;
}
