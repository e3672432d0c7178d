using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Architecture;

/// <summary>Design section 3: Model &lt;- Hosting &lt;- Documents, Planning, Verification &lt;- Execution, Reporting; no I/O, no static clock.</summary>
public sealed class DependencyDirectionTests
{
    private static readonly Dictionary<string, string[]> s_mayUse = new()
    {
        ["Model"] = [],
        ["Hosting"] = ["Model"],
        ["Documents"] = ["Model", "Hosting"],
        ["Verification"] = ["Model", "Hosting"],
        ["Planning"] = ["Model", "Hosting", "Documents", "Verification"],
        ["Fabrics"] = ["Model", "Hosting", "Documents", "Planning"],
        ["Execution"] = ["Model", "Hosting", "Documents", "Planning", "Verification"],
        ["Reporting"] = ["Model", "Hosting", "Documents", "Planning", "Verification", "Execution"],
    };

    private static readonly string[] s_inputAndOutput =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.Console",
        "System.Diagnostics.Process", "System.Net.",
        "System.Environment::GetEnvironmentVariable", "System.Environment::GetFolderPath", "System.Environment::get_CurrentDirectory", "System.Environment::get_MachineName",
    ];

    private static readonly string[] s_staticClock =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow", "System.Diagnostics.Stopwatch", "System.Environment::get_TickCount",
    ];

    private static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> s_core = ReadCore();

    [Fact]
    public void Namespaces_of_Core_use_each_other_in_one_direction_only() =>
        AssertNone(s_core
            .Where(type => Area(type.Key) is not null)
            .SelectMany(type => type.Value
                .Where(use => !use.Contains("::", StringComparison.Ordinal) && Area(use) is string other && other != Area(type.Key) && !MayUse(Area(type.Key)!, other))
                .Select(use => $"{type.Key} uses {use}: {Area(type.Key)} may use {Describe(Area(type.Key)!)} only.")));

    [Fact]
    public void Every_namespace_of_Core_has_a_place_in_the_direction() =>
        AssertNone(s_core.Keys
            .Select(Area)
            .Where(area => area is not null && !s_mayUse.ContainsKey(area))
            .Distinct()
            .Select(area => $"HyperVNetworking.{area} is new: say in this test (and in the design) what it may use."));

    [Fact]
    public void Core_does_no_input_or_output() =>
        AssertNone(from type in s_core
                   from use in type.Value
                   where s_inputAndOutput.Any(io => Means(use, io))
                   select $"{type.Key} uses {use}: Core does no I/O; callers hand it what it needs.");

    [Fact]
    public void Only_the_system_clock_asks_the_machine_for_the_time() =>
        AssertNone(from type in s_core
                   where type.Key != "HyperVNetworking.Hosting.SystemClock"
                   from use in type.Value
                   where s_staticClock.Any(clock => Means(use, clock))
                   select $"{type.Key} uses {use}: take an IClock.");

    [Fact]
    public void The_walk_sees_members_types_in_signatures_and_generic_arguments()
    {
        Assert.Contains("System.DateTimeOffset::get_UtcNow", s_core["HyperVNetworking.Hosting.SystemClock"]);
        Assert.Contains("HyperVNetworking.Model.HostState", s_core["HyperVNetworking.Hosting.IHostSession"]);
        Assert.Contains("HyperVNetworking.Model.VirtualMachine", s_core["HyperVNetworking.Model.HostState"]);
    }

    private static IReadOnlyDictionary<string, IReadOnlySet<string>> ReadCore()
    {
        using var core = new AssemblyUses(typeof(NetworkDocument).Assembly.Location);
        return core.ByType();
    }

    // HyperVNetworking.Hosting.Cim.CimRecord -> Hosting; null for what is not a part of Core (polyfills, compiler's types, the framework).
    private static string? Area(string type)
    {
        string[] parts = type.Split('.');
        return parts.Length > 2 && parts[0] == "HyperVNetworking" ? parts[1] : null;
    }

    private static bool MayUse(string area, string other) => !s_mayUse.TryGetValue(area, out string[]? allowed) || allowed.Contains(other);

    private static string Describe(string area) => s_mayUse[area] is { Length: > 0 } allowed ? string.Join(", ", allowed) : "nothing of the other namespaces";

    private static bool Means(string use, string forbidden) =>
        forbidden.EndsWith('.') ? use.StartsWith(forbidden, StringComparison.Ordinal)
        : use == forbidden || use.StartsWith(forbidden + "::", StringComparison.Ordinal);

    private static void AssertNone(IEnumerable<string> offences) =>
        Assert.True(!offences.Any(), string.Join(Environment.NewLine, offences.Order().Take(40)));
}
