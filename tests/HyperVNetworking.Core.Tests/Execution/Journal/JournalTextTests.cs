using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Execution;

public sealed class JournalTextTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 22, 3, 0, 4, 5, TimeSpan.Zero);

    private static readonly JournalRecord[] s_records =
    [
        new JournalRecord.Begun("20261122-030004-9f3a1c2b", s_at, "CONSOLE1", 42, OnFailure.UndoHost, "{ \"plan\": {\n \"q'\\\u202e\ud83d\ude00\" } }\n"),
        new JournalRecord.Attempting(s_at, [1, 2], "[{\"a\":1}]"),
        new JournalRecord.Confirmed([1, 2]),
        new JournalRecord.TakingBack(s_at, [2]),
        new JournalRecord.Settled(2, StepResult.Remains, "To finish by hand:\r\nmake it \"so\"."),
        new JournalRecord.Settled(1, StepResult.Undone, null),
        new JournalRecord.Faulted("HostTimeout", null, "a\nb", true),
        new JournalRecord.TakenUp(s_at, "CONSOLE2", 43, true),
        new JournalRecord.Ended(s_at, ChangeOutcome.UndoIncomplete, "What remains."),
    ];

    [Fact]
    public void Every_record_is_read_back_as_it_was_written()
    {
        JournalContent content = JournalText.Read(Bytes(s_records));

        Assert.False(content.IsDamaged);
        Assert.Equal(s_records.Select(ReadBack), content.Records);
    }

    [Fact]
    public void A_journal_cut_at_any_byte_gives_its_whole_records_and_no_other()
    {
        byte[] bytes = Bytes(s_records);
        int[] ends = s_records.Select((_, i) => Bytes(s_records.Take(i + 1)).Length).ToArray();
        for (int length = 0; length <= bytes.Length; length++)
        {
            JournalContent content = JournalText.Read(bytes[..length]);

            int whole = ends.Count(e => e <= length);
            Assert.False(content.IsDamaged);
            Assert.Equal(s_records.Take(whole).Select(ReadBack), content.Records);
            Assert.Equal(whole == 0 ? 0 : ends[whole - 1], content.GoodLength);
        }
    }

    [Theory]
    [InlineData((byte)0)]
    [InlineData((byte)'\n')]
    [InlineData((byte)0xff)]
    public void A_last_record_whose_end_never_reached_the_disk_is_torn_whatever_is_there_instead(byte filler)
    {
        byte[] before = Bytes(s_records[..^1]);
        byte[] last = JournalText.Write(s_records[^1]);
        for (int kept = 0; kept < last.Length; kept++)
        {
            byte[] torn = [.. before, .. last[..kept], .. Enumerable.Repeat(filler, last.Length - kept)];
            if (torn.SequenceEqual(before.Concat(last)))
            {
                continue;
            }

            JournalContent content = JournalText.Read(torn);

            Assert.False(content.IsDamaged);
            Assert.Equal(s_records.Length - 1, content.Records.Count);
            Assert.Equal(before.Length, content.GoodLength);
        }
    }

    [Fact]
    public void A_byte_changed_in_any_record_but_the_last_is_damage_and_never_taken_for_a_record()
    {
        byte[] bytes = Bytes(s_records);
        int last = bytes.Length - JournalText.Write(s_records[^1]).Length;

        // Without the line end before it the last record is a part of what is changed, and that looks like a torn end.
        for (int place = 0; place < last - 1; place++)
        {
            byte[] changed = [.. bytes];
            changed[place] ^= 0x20;

            JournalContent content = JournalText.Read(changed);

            Assert.True(content.IsDamaged, $"byte {place}");
        }
    }

    [Fact]
    public void The_checksum_is_that_of_zip_and_ethernet() =>
        Assert.Equal(0xCBF43926u, Crc32.Of(Encoding.ASCII.GetBytes("123456789"), 0, 9));

    [Fact]
    public void A_record_of_a_later_format_is_not_taken_for_one_of_ours()
    {
        byte[] json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(JournalJson.Write(s_records[0])).Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal));

        Assert.Null(JournalJson.Read(json));
    }

    private static JournalRecord ReadBack(JournalRecord record) => record is JournalRecord.Attempting a ? a with { Changes = null } : record;

    private static byte[] Bytes(IEnumerable<JournalRecord> records) => records.SelectMany(JournalText.Write).ToArray();
}
