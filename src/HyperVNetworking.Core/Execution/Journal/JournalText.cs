using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace HyperVNetworking.Execution;

/// <summary>A journal as bytes: a line a record, the checksum of the rest before it. A process that dies and a power loss leave at most the last record torn, at whatever byte.</summary>
internal static class JournalText
{
    private const byte LineEnd = (byte)'\n';
    private const int ChecksumLength = 9;

    /// <summary>A record as it is appended.</summary>
    public static byte[] Write(JournalRecord record)
    {
        byte[] json = JournalJson.Write(record);
        byte[] checksum = Encoding.ASCII.GetBytes(Checksum(json, 0, json.Length));
        var line = new byte[ChecksumLength + json.Length + 1];
        checksum.CopyTo(line, 0);
        json.CopyTo(line, ChecksumLength);
        line[line.Length - 1] = LineEnd;
        return line;
    }

    /// <summary>What a journal holds.</summary>
    public static JournalContent Read(byte[] bytes)
    {
        var records = new List<JournalRecord>();
        int good = 0;
        int start = 0;
        while (start < bytes.Length && Array.IndexOf(bytes, LineEnd, start) is >= 0 and int end)
        {
            if (ReadLine(bytes, start, end) is JournalRecord record)
            {
                // What is whole after what is not: no process died here, somebody or a disk changed what was written.
                if (good != start)
                {
                    return new JournalContent(records, good, IsDamaged: true);
                }

                records.Add(record);
                good = end + 1;
            }

            start = end + 1;
        }

        return new JournalContent(records, good, IsDamaged: false);
    }

    private static JournalRecord? ReadLine(byte[] bytes, int start, int end)
    {
        int json = start + ChecksumLength;
        return json < end && Encoding.ASCII.GetString(bytes, start, ChecksumLength) == Checksum(bytes, json, end - json)
            ? JournalJson.Read(new ReadOnlyMemory<byte>(bytes, json, end - json))
            : null;
    }

    private static string Checksum(byte[] bytes, int start, int count) =>
        Crc32.Of(bytes, start, count).ToString("x8", CultureInfo.InvariantCulture) + " ";
}
