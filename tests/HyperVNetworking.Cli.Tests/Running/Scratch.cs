using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json.Nodes;

namespace HyperVNetworking.Cli.Tests.Running;

/// <summary>A directory of one test, and the samples.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hvnet");

    public static string TwoHosts => Sample("two-hosts.json");

    public static string Built => Sample("two-hosts-built.json");

    public string Path(string name) => System.IO.Path.Combine(_directory.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }

    /// <summary>Writes the built network with one thing changed.</summary>
    public string WriteBuilt(Action<JsonNode> change)
    {
        JsonNode document = JsonNode.Parse(File.ReadAllText(Built))!;
        change(document);
        return Write("changed.json", document.ToJsonString());
    }

    public void Dispose() => _directory.Delete(recursive: true);

    public static string Sample(string name) => System.IO.Path.GetFullPath(System.IO.Path.Combine(
        typeof(Scratch).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Samples").Value!,
        name));
}
