using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HyperVNetworking.Module.Tests;

/// <summary>Where the files under test are.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    public static readonly string StagedModule = Path.Combine(Root, "artifacts", "module", "HyperVNetworking");

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    public static IEnumerable<string> FilesBelow(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order();

    private static string FindRoot()
    {
        string? folder = System.AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "HyperVNetworking.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
