using System;
using System.Collections.Generic;

namespace HyperVNetworking.Documents.Text;

/// <summary>The bytes of one file behind their byte order mark, and the line and column of each.</summary>
internal sealed class DocumentText
{
    private readonly Lazy<int[]> _lineStarts;

    public DocumentText(DocumentSource source, int index)
    {
        Name = source.Name;
        Index = index;
        Bytes = source.Utf8.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? source.Utf8.Slice(3) : source.Utf8;
        _lineStarts = new Lazy<int[]>(FindLineStarts);
    }

    public string Name { get; }

    /// <summary>The place among the sources, for the order of errors.</summary>
    public int Index { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Whether the bytes look like UTF-16 or UTF-32: a byte order mark of theirs, or a zero among the first two bytes.</summary>
    public bool IsWide
    {
        get
        {
            ReadOnlySpan<byte> start = Bytes.Span;
            return start.Length >= 2
                && ((start[0] == 0xFF && start[1] == 0xFE) || (start[0] == 0xFE && start[1] == 0xFF) || (start[0] == 0) != (start[1] == 0));
        }
    }

    /// <summary>The byte at a line and a place in it, both from 0.</summary>
    public int OffsetOf(long line, long byteInLine)
    {
        int[] starts = _lineStarts.Value;
        long offset = starts[(int)Math.Min(line, starts.Length - 1)] + byteInLine;
        return (int)Math.Min(offset, Bytes.Length);
    }

    /// <summary>The line and the column in characters of a byte, both from 1.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        int[] starts = _lineStarts.Value;
        int found = Array.BinarySearch(starts, offset);
        int line = found >= 0 ? found : ~found - 1;
        int column = 1;
        foreach (byte b in Bytes.Span.Slice(starts[line], offset - starts[line]))
        {
            // A character's further bytes begin with the bits 10.
            column += (b & 0xC0) == 0x80 ? 0 : 1;
        }

        return (line + 1, column);
    }

    private int[] FindLineStarts()
    {
        var starts = new List<int> { 0 };
        ReadOnlySpan<byte> bytes = Bytes.Span;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == (byte)'\n')
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
