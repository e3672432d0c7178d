using System.Collections.Generic;
using System.IO;
using System.Linq;
using HyperVNetworking.Hosting;

namespace HyperVNetworking.Core.Tests.Execution;

/// <summary>Journals in memory, which a test can tear and take away.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly HashSet<string> _inUse = [];

    public Dictionary<string, byte[]> Files { get; } = [];

    public string Place => "memory";

    public string Console { get; init; } = "CONSOLE1";

    public int ProcessId => 4242;

    /// <summary>How many records are still written before the disk is full.</summary>
    public int Room { get; set; } = int.MaxValue;

    public string Only => Files.Keys.Single();

    public IReadOnlyList<string> ChangeIds() => Files.Keys.Order().ToArray();

    public IJournalFile Create(string changeId)
    {
        Files.Add(changeId, []);
        _inUse.Add(changeId);
        return new OpenFile(this, changeId);
    }

    public IJournalFile Open(string changeId)
    {
        if (!Files.ContainsKey(changeId))
        {
            throw new JournalException("ChangeNotFound", $"There is no {changeId}.");
        }

        return _inUse.Add(changeId) ? new OpenFile(this, changeId) : throw new JournalException("ChangeInProgress", $"{changeId} is at work.");
    }

    public byte[] Read(string changeId) => Files.TryGetValue(changeId, out byte[]? bytes) ? bytes : throw new JournalException("ChangeNotFound", $"There is no {changeId}.");

    public bool IsInUse(string changeId) => _inUse.Contains(changeId);

    /// <summary>What a process leaves behind that is killed: nothing is in use any more.</summary>
    public void Kill() => _inUse.Clear();

    private sealed class OpenFile(MemoryJournal journal, string changeId) : IJournalFile
    {
        public string Path => "memory/" + changeId;

        public byte[] Read() => journal.Files[changeId];

        public void Append(byte[] record)
        {
            if (journal.Room-- <= 0)
            {
                throw new JournalException("JournalNotWritable", "The disk is full.", new IOException());
            }

            journal.Files[changeId] = [.. journal.Files[changeId], .. record];
        }

        public void Truncate(long length) => journal.Files[changeId] = journal.Files[changeId][..(int)length];

        public void Discard()
        {
            journal.Files.Remove(changeId);
            Dispose();
        }

        public void Dispose() => journal._inUse.Remove(changeId);
    }
}
