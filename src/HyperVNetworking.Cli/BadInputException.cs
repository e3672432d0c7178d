using System;
using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Cli;

/// <summary>The user's input cannot be used: each message is one sentence for people, with its place.</summary>
internal sealed class BadInputException : Exception
{
    public BadInputException(string message)
        : this([message])
    {
    }

    public BadInputException(IEnumerable<string> messages)
        : this(messages.ToArray())
    {
    }

    private BadInputException(string[] messages)
        : base(string.Join(Environment.NewLine, messages)) => Messages = messages;

    /// <summary>One sentence per mistake.</summary>
    public IReadOnlyList<string> Messages { get; }
}
