using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using HyperVNetworking.Core.Tests.Architecture;

namespace HyperVNetworking.Cim.Tests.Schema;

/// <summary>A misspelt class or property answers nothing on a real host and looks like an empty one, so every name in the source must be in the live schema.</summary>
public sealed class SchemaNameTests
{
    // Words, not names: how a NIC is used, what an error speaks of, the value of an ACL that is no address, what gives addresses, and a storage job.
    private static readonly string[] s_values = ["Management", "LBFO", "ANY", "DHCP", "Optimize"];

    // Services of Windows, and the state of one that runs.
    private static readonly string[] s_services = ["NetworkATC", "SCVMMAgent", "NcHostAgent", "SlbHostAgent", "Running"];

    // Custom operation options, which no schema lists (facts B1.2).
    private static readonly string[] s_options = ["TeamNicName", "IPDstPortMatchCondition", "FCOE", "SMB", "NFS", "LiveMigration", "Cluster"];

    // Values and words of the lab: states, ranges of templates, operations in sentences.
    private static readonly string[] s_labWords =
    [
        "ANY", "OK", "VSS", "Microsoft", "WORKGROUP", "Heartbeat", "Degraded",
        "Minimum", "Maximum", "Increment", "MINIMUM", "MAXIMUM", "INCREMENT",
        "CreateInstance", "ModifyInstance", "DeleteInstance", "DHCP", "WindowsServer2022", "Stopped", "Auto",

        // What documents call the traffic, and elements of a scheduled task's XML.
        "Management", "Settings", "Triggers", "RegistrationTrigger", "StartBoundary",
    ];

    private static readonly string[] s_folders = ["Virtualization", "StandardCim", "Cluster", "Changes", "Jobs"];
    private static readonly (HashSet<string> Classes, HashSet<string> Members) s_schema = ReadSchema();

    [Fact]
    public void Every_class_in_the_source_is_in_the_schema()
    {
        string[] used = Literals(@"(?:Msvm|MSFT|MSCluster|CIM|Win32)_\w+").ToArray();

        Assert.True(used.Length > 20, $"Only {used.Length} classes were found: the walk is broken.");
        Assert.Empty(used.Except(s_schema.Classes));
    }

    [Fact]
    public void Every_class_that_the_lab_names_is_in_the_schema()
    {
        string[] used = LiteralsIn("src/HyperVNetworking.Lab/", @"(?:Msvm|MSFT|MSCluster|CIM|Win32)_\w+").ToArray();

        Assert.True(used.Length > 40, $"Only {used.Length} classes were found: the walk is broken.");
        Assert.Empty(used.Except(s_schema.Classes));
    }

    [Fact]
    public void Every_property_method_and_parameter_in_the_source_is_in_the_schema()
    {
        string[] used = Literals("[A-Z][A-Za-z0-9]+").Except(s_values).Except(s_options).Except(s_services).ToArray();

        Assert.True(used.Length > 40, $"Only {used.Length} names were found: the walk is broken.");
        Assert.Empty(used.Except(s_schema.Members));
    }

    [Fact]
    public void Every_property_method_and_parameter_that_the_lab_names_is_in_the_schema()
    {
        // The words of WQL are a language's own.
        string[] used = LiteralsIn("src/HyperVNetworking.Lab/", "[A-Z][A-Za-z0-9]+", except: "src/HyperVNetworking.Lab/Queries/").ToArray();

        Assert.True(used.Length > 200, $"Only {used.Length} names were found: the walk is broken.");
        Assert.Empty(used.Except(s_labWords).Except(s_services).Except(s_options).Except(s_schema.Members));
        Assert.Empty(s_labWords.Except(used));
    }

    private static IEnumerable<string> Literals(string pattern) =>
        s_folders.SelectMany(folder => LiteralsIn($"src/HyperVNetworking.Cim/{folder}/", pattern)).Distinct();

    private static IEnumerable<string> LiteralsIn(string folder, string pattern, string? except = null) => Repository.Sources
        .Where(file => Repository.Relative(file).StartsWith(folder, StringComparison.Ordinal))
        .Where(file => except is null || !Repository.Relative(file).StartsWith(except, StringComparison.Ordinal))
        .Where(file => !file.EndsWith("WindowsVersion.cs", StringComparison.Ordinal))
        .SelectMany(File.ReadLines)
        .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
        .SelectMany(line => Regex.Matches(line, $"\"({pattern})\"").Select(m => m.Groups[1].Value))
        .Distinct();

    private static (HashSet<string> Classes, HashSet<string> Members) ReadSchema()
    {
        string path = Path.Combine(Repository.Root, "src", "HyperVNetworking.Lab", "Schema", "cim-classes.json");
        using var schema = JsonDocument.Parse(File.ReadAllText(path));
        var classes = new HashSet<string>(StringComparer.Ordinal);
        var members = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty type in schema.RootElement.EnumerateObject().Where(n => n.Name.StartsWith("root", StringComparison.Ordinal)).SelectMany(n => n.Value.EnumerateObject()))
        {
            classes.Add(type.Name);
            members.UnionWith(type.Value.GetProperty("properties").EnumerateObject().Select(p => p.Name));
            foreach (JsonProperty method in type.Value.TryGetProperty("methods", out JsonElement methods) ? methods.EnumerateObject() : default)
            {
                members.Add(method.Name);
                members.UnionWith(new[] { "in", "out" }.SelectMany(d => method.Value.GetProperty(d).EnumerateObject()).Select(p => p.Name));
            }
        }

        return (classes, members);
    }
}
