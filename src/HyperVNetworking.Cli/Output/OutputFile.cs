using System;
using System.IO;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace HyperVNetworking.Cli.Output;

/// <summary>Files that hvnet writes: none that exists is lost unless the user says so.</summary>
internal static class OutputFile
{
    private static readonly UTF8Encoding s_plain = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly UTF8Encoding s_marked = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Checks that a file may be written, before any work is done for it.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="force">Whether one that exists is replaced.</param>
    /// <exception cref="BadInputException"><c>FileExists</c>, <c>FileIsDirectory</c> or <c>FolderMissing</c>: it may not, or there is no place for it.</exception>
    public static void Check(string file, bool force)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            throw new BadInputException("FileNotWritable: an empty file name; name a file.");
        }

        string? folder = Directory.Exists(file) ? null : FolderOf(file);
        string? problem = Directory.Exists(file) ? $"FileIsDirectory: {file}: this is a directory; name a file."
            : File.Exists(file) && !force ? $"FileExists: {file}: this file exists; name another one, or add --force to replace it."
            : folder is not null && !Directory.Exists(folder) ? $"FolderMissing: {file}: there is no directory {folder}; make it first."
            : null;
        if (problem is not null)
        {
            throw new BadInputException(problem);
        }
    }

    /// <summary>Makes a folder if it is not there.</summary>
    /// <exception cref="BadInputException"><c>FolderNotWritable</c>: it cannot be made.</exception>
    public static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            throw new BadInputException($"FolderNotWritable: {folder}: the directory cannot be made: {exception.Message}");
        }
    }

    /// <summary>Writes a file; a script with the UTF-8 mark, without which Windows PowerShell takes it for another encoding.</summary>
    /// <exception cref="BadInputException"><c>FileNotWritable</c>: it cannot be written.</exception>
    public static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        try
        {
            bool isScript = Path.GetExtension(file).Equals(".ps1", StringComparison.OrdinalIgnoreCase);
            await File.WriteAllTextAsync(file, text, isScript ? s_marked : s_plain, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            throw new BadInputException($"FileNotWritable: {file}: cannot be written: {exception.Message}");
        }
    }

    private static string? FolderOf(string file)
    {
        try
        {
            return Path.GetDirectoryName(Path.GetFullPath(file));
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            throw new BadInputException($"FileNotWritable: {file}: this is no file name: {exception.Message}");
        }
    }

    private static bool IsOfFiles(Exception exception) => exception is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException;
}
