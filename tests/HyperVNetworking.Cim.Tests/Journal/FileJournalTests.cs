using System;
using System.IO;
using System.Linq;
using HyperVNetworking.Cim.Journal;
using HyperVNetworking.Hosting;

namespace HyperVNetworking.Cim.Tests.Journal;

public sealed class FileJournalTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "journal " + Guid.NewGuid().ToString("N"));

    [Fact]
    public void What_is_appended_is_read_by_others_while_the_run_is_at_work_and_after()
    {
        var journal = new FileJournal(_folder);
        Assert.Empty(journal.ChangeIds());
        using (IJournalFile file = journal.Create("20261122-030004-9f3a1c2b"))
        {
            file.Append([1, 2]);
            Assert.Equal([1, 2], new FileJournal(_folder).Read("20261122-030004-9f3a1c2b"));
            Assert.True(new FileJournal(_folder).IsInUse("20261122-030004-9f3a1c2b"));
            Assert.Equal("ChangeInProgress", Assert.Throws<JournalException>(() => new FileJournal(_folder).Open("20261122-030004-9f3a1c2b")).ErrorId);
            file.Append([3]);
        }

        Assert.False(journal.IsInUse("20261122-030004-9f3a1c2b"));
        using (IJournalFile file = journal.Open("20261122-030004-9f3a1c2b"))
        {
            file.Truncate(2);
            file.Append([4]);
            Assert.Equal([1, 2, 4], file.Read());
        }

        Assert.Equal(["20261122-030004-9f3a1c2b"], journal.ChangeIds());
    }

    [Fact]
    public void A_lock_file_that_a_killed_process_left_is_in_nobodys_way()
    {
        var journal = new FileJournal(_folder);
        journal.Create("a").Dispose();
        File.WriteAllBytes(Path.Combine(_folder, "a.journal.lock"), []);

        Assert.False(journal.IsInUse("a"));
        journal.Open("a").Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("../a")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a.b")]
    [InlineData("a\0")]
    [InlineData("*")]
    public void An_id_never_leads_out_of_the_folder(string changeId)
    {
        var journal = new FileJournal(_folder);

        Assert.Equal("ChangeNotFound", Assert.Throws<JournalException>(() => journal.Read(changeId)).ErrorId);
        Assert.Equal("ChangeNotFound", Assert.Throws<JournalException>(() => journal.Open(changeId)).ErrorId);
        Assert.Equal("ChangeNotFound", Assert.Throws<JournalException>(() => journal.Create(changeId)).ErrorId);
    }

    [Fact]
    public void A_run_that_never_began_leaves_nothing_and_one_that_is_there_is_not_overwritten()
    {
        var journal = new FileJournal(_folder);
        journal.Create("a").Discard();
        Assert.Empty(Directory.GetFiles(_folder));

        journal.Create("a").Dispose();
        Assert.Equal("JournalNotWritable", Assert.Throws<JournalException>(() => journal.Create("a")).ErrorId);
    }

    [Fact]
    public void A_place_that_is_a_file_is_one_clear_error()
    {
        File.WriteAllText(_folder, string.Empty);
        try
        {
            JournalException e = Assert.Throws<JournalException>(() => new FileJournal(_folder).Create("a"));

            Assert.Equal("JournalNotWritable", e.ErrorId);
            Assert.Contains("-JournalPath", e.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(_folder);
        }
    }

    [Fact]
    public void Runs_are_listed_oldest_first()
    {
        var journal = new FileJournal(_folder);
        foreach (string id in new[] { "20261122-030004-b", "20251122-030004-c", "20261122-030003-a" })
        {
            journal.Create(id).Dispose();
        }

        Assert.Equal(["20251122-030004-c", "20261122-030003-a", "20261122-030004-b"], journal.ChangeIds().ToArray());
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
