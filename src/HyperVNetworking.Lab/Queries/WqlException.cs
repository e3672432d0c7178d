using System;

namespace HyperVNetworking.Lab;

/// <summary>A query is not WQL as the lab takes it; the message is a clause.</summary>
/// <param name="message">What is wrong.</param>
internal sealed class WqlException(string message) : Exception(message);
