using System;
using System.IO;
using System.Threading;

namespace HyperVNetworking.Lab;

/// <summary>A lock between processes: an open file that nobody else can open.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock, 30 seconds at most.</summary>
    /// <param name="path">The lock file; it stays when the lock goes.</param>
    /// <returns>The lock.</returns>
    /// <exception cref="TimeoutException">Somebody else holds it for longer.</exception>
    public static FileLock Take(string path)
    {
        DateTime end = DateTime.UtcNow + s_patience;
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
            {
                if (DateTime.UtcNow > end)
                {
                    throw new TimeoutException($"The lab's lock {path} is held by another process for more than 30 seconds.", e);
                }

                Thread.Sleep(2);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
