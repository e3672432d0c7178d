using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace HyperVNetworking.Cli.Tests.Architecture;

/// <summary>Design section 3: Module, Cli -> Cim, Lab -> Core, over the metadata, since loading types fails where MMI is absent.</summary>
public sealed class AssemblyReferenceTests
{
    private const string Mmi = "Microsoft.Management.Infrastructure";

    // System.Text.Json and the packages it brings to netstandard2.0.
    private static readonly string[] s_json =
    [
        "netstandard", "System.Text.Json", "System.Text.Encodings.Web", "System.Memory", "System.Buffers", "System.Numerics.Vectors",
        "System.Runtime.CompilerServices.Unsafe", "System.Threading.Tasks.Extensions", "Microsoft.Bcl.AsyncInterfaces",
    ];

    public static TheoryData<string, string[]> Assemblies => new()
    {
        { "HyperVNetworking.Core", s_json },
        { "HyperVNetworking.Cim", [.. s_json, "HyperVNetworking.Core", Mmi] },
        { "HyperVNetworking.Lab", [.. s_json, "HyperVNetworking.Core"] },
        { "HyperVNetworking", [.. s_json, "HyperVNetworking.Core", "HyperVNetworking.Cim", "HyperVNetworking.Lab", "System.Management.Automation"] },
    };

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_references_what_the_design_allows_and_nothing_else(string assembly, string[] allowed)
    {
        string[] forbidden = References(assembly).Except(allowed).ToArray();

        Assert.True(forbidden.Length == 0, $"{assembly} references {string.Join(", ", forbidden)}; design section 3 allows {string.Join(", ", allowed)}.");
    }

    [Fact]
    public void Hvnet_references_the_engine_and_its_two_packages_besides_the_framework()
    {
        string[] ours = References("hvnet").Where(name => !name.StartsWith("System.", StringComparison.Ordinal) || name == "System.CommandLine").ToArray();

        Assert.Empty(ours.Except(["HyperVNetworking.Core", "HyperVNetworking.Cim", "HyperVNetworking.Lab", "System.CommandLine", "Spectre.Console"]));
    }

    [Fact]
    public void No_engine_assembly_references_a_command_line_or_a_shell() =>
        Assert.DoesNotContain(
            References("HyperVNetworking.Core").Concat(References("HyperVNetworking.Cim")).Concat(References("HyperVNetworking.Lab")),
            name => name is "System.Management.Automation" or "System.CommandLine" or "Spectre.Console" or "System.Console");

    private static string[] References(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Find(assembly)));
        MetadataReader reader = file.GetMetadataReader();
        return reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)).ToArray();
    }

    // The module is no reference of these tests (it needs PowerShell to load), so it is read where it is built.
    private static string Find(string assembly) =>
        assembly == "HyperVNetworking"
            ? typeof(AssemblyReferenceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ModuleAssembly").Value!
            : Path.Combine(AppContext.BaseDirectory, assembly + ".dll");
}
