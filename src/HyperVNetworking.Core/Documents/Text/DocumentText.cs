using System;
using System.Collections.Generic;

namespace HyperVNetworking.Documents.Text;

/// <summary>The bytes of one file behind their byte order mark, and the line and column of each.</summary>
internal sealed class DocumentText
{
    private readonly Lazy<int[]> _lineStarts;
    private (int Offset, int Column) _counted = (0, 1);

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

    /// <summary>The line of a byte, from 1.</summary>
    public int LineOf(int offset)
    {
        int found = Array.BinarySearch(_lineStarts.Value, offset);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>The line and the column in characters of a byte, both from 1.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        int line = LineOf(offset);
        int start = _lineStarts.Value[line - 1];

        // Errors come mostly in order, so the count goes on where it ended: a file may be one line of 64 MiB.
        (int from, int column) = _counted.Offset >= start && _counted.Offset <= offset ? _counted : (start, 1);
        foreach (byte b in Bytes.Span.Slice(from, offset - from))
        {
            // A character's further bytes begin with the bits 10.
            column += (b & 0xC0) == 0x80 ? 0 : 1;
        }

        _counted = (offset, column);
        return (line, column);
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
