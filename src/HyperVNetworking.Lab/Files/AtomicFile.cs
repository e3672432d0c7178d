using System;
using System.IO;
using System.Text.Json;

namespace HyperVNetworking.Lab;

/// <summary>Writes files so that a reader sees the old one or the new one, never a part.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">Writes its content.</param>
    public static void Write(string path, Action<Utf8JsonWriter> content)
    {
        string fresh = path + ".new";
        using (FileStream file = File.Create(fresh))
        using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { SkipValidation = true }))
        {
            content(json);
        }

        if (File.Exists(path))
        {
            File.Replace(fresh, path, null);
        }
        else
        {
            File.Move(fresh, path);
        }
    }
}
