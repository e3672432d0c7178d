using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Documents;

/// <summary>Documents as text, and what the reader makes of them.</summary>
internal static class DocumentText
{
    public static DocumentReadResult Read(params string[] texts) =>
        DocumentReader.Read(texts.Select((text, i) => Source(text, i == 0 ? "net.json" : $"net{i + 1}.json")).ToArray());

    public static DocumentSource Source(string text, string name = "net.json") => new(name, Encoding.UTF8.GetBytes(text));

    public static NetworkDocument ReadGood(params string[] texts)
    {
        DocumentReadResult result = Read(texts);
        Assert.Empty(result.Errors);
        return result.Document!;
    }

    public static DocumentError ReadBad(params string[] texts)
    {
        DocumentReadResult result = Read(texts);
        Assert.Null(result.Document);
        return Assert.Single(result.Errors);
    }

    /// <summary>A file of the repository, found upwards from the test binaries.</summary>
    public static string RepositoryFile(params IReadOnlyList<string> parts)
    {
        DirectoryInfo folder = new(System.AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HyperVNetworking.slnx")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine([folder.FullName, .. parts]);
    }

    public static string Sample(string name = "two-hosts.json") => File.ReadAllText(RepositoryFile("samples", name));
}
