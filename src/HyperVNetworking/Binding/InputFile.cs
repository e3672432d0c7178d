using System;
using System.IO;
using System.Management.Automation;
using HyperVNetworking.Documents;
using HyperVNetworking.Output;

namespace HyperVNetworking.Binding;

/// <summary>Reads files that a user names.</summary>
internal static class InputFile
{
    /// <summary>The bytes of a file no larger than a document; null with an error record where there are none to be had.</summary>
    public static byte[]? Read(string file, out ErrorRecord? error)
    {
        error = null;
        try
        {
            if (Directory.Exists(file))
            {
                error = CommandErrors.IsAFolder(file);
                return null;
            }

            var info = new FileInfo(file);
            if (info.Exists && info.Length > DocumentSource.MaxBytes)
            {
                error = CommandErrors.Document(DocumentSource.TooLarge(file, info.Length));
                return null;
            }

            return File.ReadAllBytes(file);
        }
        catch (FileNotFoundException)
        {
            error = CommandErrors.FileNotFound(file);
        }
        catch (DirectoryNotFoundException)
        {
            error = CommandErrors.FileNotFound(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error = CommandErrors.FileNotReadable(file, e);
        }

        return null;
    }
}
