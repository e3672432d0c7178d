using System;
using System.Globalization;

namespace HyperVNetworking.Documents;

/// <summary>The bytes of one document file. Core does no I/O: whoever reads the file checks its length first and reports <see cref="TooLarge"/>.</summary>
/// <param name="Name">The file as errors name it.</param>
/// <param name="Utf8">The content: UTF-8, with or without byte order mark.</param>
public sealed record DocumentSource(string Name, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>The largest document: 64 MiB.</summary>
    public const long MaxBytes = 64L * 1024 * 1024;

    /// <summary>The error of a file that is too large to be a document.</summary>
    /// <param name="name">The file.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <returns>The error.</returns>
    public static DocumentError TooLarge(string name, long length) => new(
        DocumentErrorIds.TooLarge,
        name,
        Line: 1,
        Column: 1,
        string.Format(
            CultureInfo.InvariantCulture,
            "The file has {0:N0} bytes and a document at most {1:N0}: give a network document, or split it into several files.",
            length,
            MaxBytes));
}
