using System;
using System.Globalization;

namespace HyperVNetworking.Lab;

/// <summary>A query is not WQL as the lab takes it; the message is a clause.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="position">Where in the query, from 1.</param>
internal sealed class WqlException(string message, int position)
    : Exception(string.Format(CultureInfo.InvariantCulture, "{0}, at position {1}", message, position))
{
    /// <summary>Where in the query, from 1.</summary>
    public int Position => position;
}
