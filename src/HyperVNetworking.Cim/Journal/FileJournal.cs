using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using HyperVNetworking.Hosting;

namespace HyperVNetworking.Cim.Journal;

/// <summary>Journals in a folder, one file a run; a lock file beside it tells that its run is at work.</summary>
public sealed class FileJournal : IJournal
{
    private const string Extension = ".journal";
    private readonly string _folder;

    /// <summary>Uses a folder; it is made when the first journal is.</summary>
    /// <param name="folder">The folder; null is <see cref="DefaultFolder"/>.</param>
    public FileJournal(string? folder = null) => _folder = Path.GetFullPath(folder ?? DefaultFolder);

    /// <summary>The folder of this user's journals: <c>HyperVNetworking/Journal</c> in the user's local application data, or in the temporary folder for an account that has none.</summary>
    public static string DefaultFolder
    {
        get
        {
            string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
            return Path.Combine(data.Length == 0 ? Path.GetTempPath() : data, "HyperVNetworking", "Journal");
        }
    }

    /// <inheritdoc/>
    public string Place => _folder;

    /// <inheritdoc/>
    public string Console => Environment.MachineName;

    /// <inheritdoc/>
    public int ProcessId
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.Id;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ChangeIds() => Guarded(JournalErrorIds.NotReadable, _folder, () => Directory.Exists(_folder)
        ? Directory.GetFiles(_folder, "*" + Extension).Select(Path.GetFileNameWithoutExtension).OrderBy(id => id, StringComparer.Ordinal).ToArray()
        : []);

    /// <inheritdoc/>
    public IJournalFile Create(string changeId)
    {
        string path = PathOf(changeId);
        return Guarded(JournalErrorIds.NotWritable, path, () =>
        {
            Directory.CreateDirectory(_folder);
            return OpenFile(path, FileMode.CreateNew);
        });
    }

    /// <inheritdoc/>
    public IJournalFile Open(string changeId)
    {
        string path = Existing(changeId);
        if (IsInUse(changeId))
        {
            throw new JournalException(JournalErrorIds.ChangeInProgress, $"The run {changeId} is still at work in another process on this computer: wait for it, or end that process first.");
        }

        return Guarded(JournalErrorIds.NotWritable, path, () => OpenFile(path, FileMode.Open));
    }

    /// <inheritdoc/>
    public byte[] Read(string changeId)
    {
        string path = Existing(changeId);
        return Guarded(JournalErrorIds.NotReadable, path, () =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return JournalFile.ReadAll(file);
        });
    }

    /// <inheritdoc/>
    public bool IsInUse(string changeId)
    {
        string path = JournalFile.LockOf(PathOf(changeId));
        try
        {
            if (File.Exists(path))
            {
                new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            }

            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static JournalFile OpenFile(string path, FileMode mode)
    {
        FileStream held = new(JournalFile.LockOf(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        try
        {
            return new JournalFile(path, new FileStream(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1), held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private string Existing(string changeId)
    {
        string path = PathOf(changeId);
        return File.Exists(path)
            ? path
            : throw new JournalException(JournalErrorIds.ChangeNotFound, $"There is no journal of a run {changeId} in {_folder}: Get-NetworkChange (hvnet changes) lists those that are; name another folder with -JournalPath.");
    }

    // An id is a part of a file name and comes from users: nothing in it may lead out of the folder.
    private string PathOf(string changeId) => changeId.Length is > 0 and < 100 && changeId.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-')
        ? Path.Combine(_folder, changeId + Extension)
        : throw new JournalException(JournalErrorIds.ChangeNotFound, $"\"{changeId}\" is no id of a run: Get-NetworkChange (hvnet changes) lists them.");

    private static T Guarded<T>(string errorId, string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException)
        {
            throw new JournalException(errorId, $"The journal {path} cannot be {(errorId == JournalErrorIds.NotReadable ? "read" : "written")} ({e.Message}): correct that, or name another folder with -JournalPath.", e);
        }
    }
}
