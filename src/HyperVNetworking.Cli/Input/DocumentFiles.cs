using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Cli.Input;

/// <summary>Reads the documents named on the command line; all of them together are one document.</summary>
internal static class DocumentFiles
{
    /// <summary>Reads and combines files.</summary>
    /// <param name="files">Their paths.</param>
    /// <returns>The one document.</returns>
    /// <exception cref="BadInputException">A file cannot be read, or the document is wrong; with every mistake found.</exception>
    public static NetworkDocument Read(IReadOnlyList<string> files)
    {
        DocumentReadResult result = DocumentReader.Read(files.Select(Load).ToArray());
        return result.Document is not null && result.Errors.Count == 0
            ? result.Document
            : throw new BadInputException(result.Errors.Select(e => e.ToString()));
    }

    /// <summary>Reads a plan, if that is what one file holds.</summary>
    /// <param name="files">Their paths.</param>
    /// <returns>The plan; null if there are several files, or one that is a document and no plan.</returns>
    /// <exception cref="BadInputException">The file cannot be read, or the plan is wrong; with every mistake found.</exception>
    public static NetworkPlan? ReadPlan(IReadOnlyList<string> files)
    {
        PlanReadResult? result = files.Count == 1 ? PlanReader.Read(Load(files[0])) : null;
        return result is null || result.Plan is not null || result.Errors.Any(e => e.ErrorId == DocumentErrorIds.NoPlan)
            ? result?.Plan
            : throw new BadInputException(result.Errors.Select(e => e.ToString()));
    }

    /// <summary>Reads a file that is no document, with the same limits.</summary>
    /// <param name="file">Its path.</param>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public static string ReadText(string file) => Encoding.UTF8.GetString(Load(file).Utf8.Span).TrimStart('\uFEFF');

    private static DocumentSource Load(string file)
    {
        if (file == "-")
        {
            throw new BadInputException("-: hvnet reads files, not the standard input; name the file.");
        }

        if (string.IsNullOrWhiteSpace(file))
        {
            throw new BadInputException("An empty file name: name a document.");
        }

        if (Directory.Exists(file))
        {
            throw new BadInputException($"{file}: this is a directory; name the files in it.");
        }

        try
        {
            using FileStream stream = File.OpenRead(file);
            return new DocumentSource(file, ReadBounded(file, stream));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException($"{file}: there is no such file.");
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or SecurityException)
        {
            throw new BadInputException($"{file}: you may not read this file.");
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            throw new BadInputException($"{file}: cannot be read: {exception.Message}");
        }
    }

    // A pipe has no length to ask for, so what is read counts too.
    private static ReadOnlyMemory<byte> ReadBounded(string file, FileStream stream)
    {
        long length = stream.CanSeek ? stream.Length : 0;
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[81920];
        int read = 1;
        while (read > 0 && length <= DocumentSource.MaxBytes)
        {
            read = stream.Read(buffer);
            bytes.Write(buffer, 0, read);
            length = Math.Max(length, bytes.Length);
        }

        return length <= DocumentSource.MaxBytes
            ? bytes.GetBuffer().AsMemory(0, (int)bytes.Length)
            : throw new BadInputException(DocumentSource.TooLarge(file, length).ToString());
    }
}
