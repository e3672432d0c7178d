using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace HyperVNetworking.Core.Tests.Architecture;

public sealed class SourceRuleTests
{
    private static readonly string[] s_vagueWords = ["Util", "Utils", "Utility", "Helper", "Helpers", "Manager", "Common", "Misc"];

    // Namespaces are file-scoped, so a type at the left margin is a top-level one.
    private static readonly Regex s_publicType = new(
        @"^public (?:(?:sealed|static|abstract|readonly|partial|ref|unsafe) )*(?:class|struct|interface|enum|record(?: class| struct)?|delegate \S+) (?<name>\w+)",
        RegexOptions.Multiline);

    [Fact]
    public void There_are_sources_to_check() => Assert.True(Repository.Sources.Count > 50, $"only {Repository.Sources.Count} files found under {Repository.Root}");

    [Fact]
    public void No_source_file_is_longer_than_300_lines() =>
        AssertNone(Repository.Sources
            .Select(file => (file, lines: File.ReadAllLines(file).Length))
            .Where(f => f.lines > 300)
            .Select(f => $"{Repository.Relative(f.file)} has {f.lines} lines: split it by what it does."));

    [Fact]
    public void Each_file_holds_one_public_type_and_is_named_after_it() =>
        AssertNone(Repository.Sources.SelectMany(file =>
        {
            string[] names = PublicTypes(File.ReadAllText(file));
            string expected = Path.GetFileName(file).Split('.')[0];
            return names.Length > 1
                ? [$"{Repository.Relative(file)} holds {string.Join(", ", names)}: one public type a file."]
                : names.Where(name => name != expected).Select(name => $"{Repository.Relative(file)} holds {name}: name the file after it.");
        }));

    [Fact]
    public void No_file_or_folder_has_a_name_that_says_nothing() =>
        AssertNone(Repository.Sources
            .Where(file => Words(Repository.Relative(file)).Intersect(s_vagueWords).Any())
            .Select(file => $"{Repository.Relative(file)}: name it by what it is in the field (not {string.Join(", ", s_vagueWords)})."));

    [Theory]
    [InlineData("public sealed record Foo(int A);\n", new[] { "Foo" })]
    [InlineData("public static partial class Foo\n{\n    public enum Inner { A }\n}\npublic enum Bar { A }\n", new[] { "Foo", "Bar" })]
    [InlineData("public readonly record struct Foo;\ninternal class Hidden;\n", new[] { "Foo" })]
    [InlineData("public delegate void Foo();\n", new[] { "Foo" })]
    public void The_rule_sees_every_form_of_public_type(string source, string[] expected) =>
        Assert.Equal(expected, PublicTypes(source));

    private static string[] PublicTypes(string source) =>
        s_publicType.Matches(source).Select(m => m.Groups["name"].Value).Distinct().ToArray();

    private static IEnumerable<string> Words(string path) => Regex.Matches(path, "[A-Z][a-z]+").Select(m => m.Value);

    private static void AssertNone(IEnumerable<string> offences) =>
        Assert.True(!offences.Any(), string.Join(Environment.NewLine, offences));
}
