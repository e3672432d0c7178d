using System;
using System.Text;

namespace HyperVNetworking.Fabrics;

/// <summary>The text of one switch configuration. Core does no I/O: whoever reads the file hands it over.</summary>
/// <param name="Name">The file as messages name it.</param>
/// <param name="Text">The content.</param>
public sealed record ConfigurationSource(string Name, string Text)
{
    /// <summary>The largest configuration: 64 MiB, as for documents.</summary>
    public const long MaxBytes = Documents.DocumentSource.MaxBytes;

    /// <summary>Makes a source of a file's bytes: UTF-8, or UTF-16 where the file begins with its mark, as Windows PowerShell redirects text.</summary>
    /// <param name="name">The file as messages name it.</param>
    /// <param name="bytes">The content; bytes that are no character become U+FFFD.</param>
    /// <returns>The source.</returns>
    public static ConfigurationSource FromBytes(string name, byte[] bytes)
    {
        Encoding encoding = bytes.Length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE ? Encoding.Unicode
            : bytes.Length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF ? Encoding.BigEndianUnicode
            : Encoding.UTF8;
        return new ConfigurationSource(name, encoding.GetString(bytes).TrimStart('\uFEFF'));
    }
}
