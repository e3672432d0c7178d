using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace HyperVNetworking.Module.Tests;

public sealed class StagingTests
{
    private static readonly string[] s_libraries =
        ["HyperVNetworking.dll", "HyperVNetworking.Core.dll", "HyperVNetworking.Cim.dll", "HyperVNetworking.Lab.dll"];

    private static readonly string[] s_desktopLibraries =
    [
        "Microsoft.Bcl.AsyncInterfaces.dll", "System.Buffers.dll", "System.Memory.dll", "System.Numerics.Vectors.dll",
        "System.Runtime.CompilerServices.Unsafe.dll", "System.Text.Encodings.Web.dll", "System.Text.Json.dll",
        "System.Threading.Tasks.Extensions.dll", "System.ValueTuple.dll",
    ];

    [Fact]
    public void The_staged_module_holds_exactly_the_expected_files()
    {
        IEnumerable<string> expected =
        [
            "HyperVNetworking.psd1", "LICENSE", "lib/HyperVNetworking.Format.ps1xml", "lib/HyperVNetworking.Types.ps1xml",
            .. s_libraries.Select(f => "lib/" + f),
            .. s_desktopLibraries.Select(f => "lib/desktop/" + f),
            .. Repository.FilesBelow(Path.Combine(Repository.Root, "en-US")).Select(f => "en-US/" + f),
            "schema/HyperVNetworking.schema.json",
            .. Directory.GetFiles(Path.Combine(Repository.Root, "src", "HyperVNetworking", "Dsc")).Select(f => "dsc/" + Path.GetFileName(f)),
        ];
        Assert.Equal(expected.Order(), Repository.FilesBelow(Repository.StagedModule));
    }

    [Fact]
    public void The_classes_for_DSC_are_a_module_beside_it() =>
        Assert.Equal(["HyperVNetworking.Dsc.psd1", "HyperVNetworking.Dsc.psm1"], Repository.FilesBelow(Path.Combine(Repository.StagedModule, "..", "HyperVNetworking.Dsc")));

    [Fact]
    public void The_manifest_at_the_root_finds_the_same_libraries()
    {
        foreach (string file in Repository.FilesBelow(Path.Combine(Repository.StagedModule, "lib")))
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.StagedModule, "lib", file)), File.ReadAllBytes(Path.Combine(Repository.Root, "lib", file)));
        }
    }

    [Fact]
    public void PowerShell_7_brings_everything_that_the_libraries_need()
    {
        string[] brought = ["netstandard", "System.Management.Automation", "Microsoft.Management.Infrastructure", "System.Text.Json", "System.Memory", "System.Threading.Tasks.Extensions"];
        Assert.Empty(Missing(s_libraries, brought));
    }

    [Fact]
    public void Windows_PowerShell_and_the_desktop_libraries_bring_everything_that_is_needed()
    {
        string[] brought = ["netstandard", "mscorlib", "System", "System.Core", "System.Numerics", "System.Management.Automation", "Microsoft.Management.Infrastructure"];
        Assert.Empty(Missing([.. s_libraries, .. s_desktopLibraries.Select(f => "desktop/" + f)], [.. brought, .. s_desktopLibraries.Select(Path.GetFileNameWithoutExtension)!]));
    }

    private static IEnumerable<string> Missing(IEnumerable<string> files, IEnumerable<string> brought)
    {
        HashSet<string> known = [.. brought, .. s_libraries.Select(f => Path.GetFileNameWithoutExtension(f))];
        return files.SelectMany(file => References(file).Where(r => !known.Contains(r)).Select(r => $"{file} -> {r}"));
    }

    private static List<string> References(string file)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(Repository.StagedModule, "lib", file)));
        MetadataReader metadata = image.GetMetadataReader();
        return metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name)).ToList();
    }
}
