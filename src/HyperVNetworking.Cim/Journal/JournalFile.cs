using System;
using System.IO;
using HyperVNetworking.Hosting;

namespace HyperVNetworking.Cim.Journal;

/// <summary>A journal file that is open for writing.</summary>
internal sealed class JournalFile : IJournalFile
{
    private readonly FileStream _file;
    private readonly FileStream _held;

    /// <summary>Takes open files over.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="file">The journal, open.</param>
    /// <param name="held">Its lock file, open for nobody else.</param>
    public JournalFile(string path, FileStream file, FileStream held)
    {
        Path = path;
        _file = file;
        _held = held;
    }

    /// <inheritdoc/>
    public string Path { get; }

    /// <summary>The lock file of a journal.</summary>
    /// <param name="path">The journal.</param>
    /// <returns>The file.</returns>
    public static string LockOf(string path) => path + ".lock";

    /// <summary>Reads a file from its beginning.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Its bytes.</returns>
    public static byte[] ReadAll(FileStream file)
    {
        file.Position = 0;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <inheritdoc/>
    public byte[] Read() => Guarded("read", () => ReadAll(_file));

    /// <inheritdoc/>
    public void Append(byte[] record) => Guarded("written", () =>
    {
        _file.Seek(0, SeekOrigin.End);
        _file.Write(record, 0, record.Length);

        // Through every cache to the disk: a step is made only after what takes it back is safe.
        _file.Flush(flushToDisk: true);
        return true;
    });

    /// <inheritdoc/>
    public void Truncate(long length) => Guarded("written", () =>
    {
        _file.SetLength(length);
        _file.Flush(flushToDisk: true);
        return true;
    });

    /// <inheritdoc/>
    public void Discard()
    {
        Dispose();
        try
        {
            File.Delete(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An empty journal that stays harms nobody.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _held.Dispose();
    }

    private T Guarded<T>(string done, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            throw new JournalException(JournalErrorIds.NotWritable, $"The journal {Path} cannot be {done} ({e.Message}).", e);
        }
    }
}
