using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HyperVNetworking.Hosting;

namespace HyperVNetworking.Module.Tests;

/// <summary>Documentation is held against the code in both directions.</summary>
public sealed class HelpTests
{
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly Dictionary<string, XElement> s_help = XDocument.Parse(Repository.Read("en-US", "HyperVNetworking.dll-Help.xml"))
        .Root!.Elements(s_command + "command").ToDictionary(c => c.Element(s_command + "details")!.Element(s_command + "name")!.Value);

    [Fact]
    public void Every_cmdlet_has_help_and_all_help_a_cmdlet() =>
        Assert.Equal(CmdletCatalog.All.Select(c => c.Name), s_help.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_parameter_is_described_and_no_other() => Assert.All(CmdletCatalog.All, c =>
    {
        IEnumerable<string> expected = c.Parameters.Select(p => p.Name).Concat(c.SupportsShouldProcess ? ["WhatIf", "Confirm"] : []);
        XElement[] described = s_help[c.Name].Element(s_command + "parameters")!.Elements(s_command + "parameter").ToArray();
        Assert.Equal(expected.Order(StringComparer.Ordinal), described.Select(Name).Order(StringComparer.Ordinal));
        Assert.All(described, d => Assert.False(string.IsNullOrWhiteSpace(d.Element(s_maml + "description")?.Value), $"{c.Name} {Name(d)}"));
    });

    [Fact]
    public void The_syntax_shows_every_parameter_set() => Assert.All(CmdletCatalog.All, c =>
    {
        IEnumerable<string> expected = c.ParametersBySet.Select(set => Signature(set.Select(p => p.Name).Concat(c.SupportsShouldProcess ? ["WhatIf", "Confirm"] : [])));
        IEnumerable<string> shown = s_help[c.Name].Descendants(s_command + "syntaxItem").Select(s => Signature(s.Elements(s_command + "parameter").Select(Name)));
        Assert.Equal(expected.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Every_cmdlet_has_a_synopsis_and_an_example_with_its_output() => Assert.All(s_help, h =>
    {
        Assert.False(string.IsNullOrWhiteSpace(h.Value.Element(s_command + "details")!.Element(s_maml + "description")?.Value), h.Key);
        XElement[] examples = h.Value.Descendants(s_command + "example").ToArray();
        Assert.NotEmpty(examples);
        Assert.All(examples, e =>
        {
            Assert.Contains(h.Key, e.Element(s_dev + "code")!.Value, StringComparison.Ordinal);
            Assert.True(e.Element(s_dev + "remarks")!.Elements(s_maml + "para").Count(p => p.Value.Trim().Length > 0) >= 2, $"{h.Key}: text and output");
        });
    });

    [Fact]
    public void Every_link_leads_somewhere() => Assert.All(s_help.SelectMany(h => h.Value.Descendants(s_maml + "linkText").Select(l => l.Value)), link =>
        Assert.True(s_help.ContainsKey(link) || File.Exists(Path.Combine(Repository.Root, "en-US", link + ".help.txt")), link));

    [Fact]
    public void Topics_have_the_form_that_Get_Help_reads() => Assert.All(Directory.GetFiles(Path.Combine(Repository.Root, "en-US"), "about_*"), file =>
    {
        byte[] bytes = File.ReadAllBytes(file);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        string[] lines = File.ReadAllLines(file);
        Assert.Equal(["TOPIC", "    " + Path.GetFileName(file).Replace(".help.txt", string.Empty, StringComparison.Ordinal), string.Empty, "SYNOPSIS"], lines[..4]);
        Assert.Matches("^    [^ ]", lines[4]);
        foreach (Match link in Regex.Matches(File.ReadAllText(file), @"about_\w+"))
        {
            Assert.True(File.Exists(Path.Combine(Repository.Root, "en-US", link.Value + ".help.txt")), $"{Path.GetFileName(file)}: {link.Value}");
        }
    });

    [Fact]
    public void Every_finding_code_and_error_id_is_documented_and_none_that_is_gone()
    {
        string[] documented = Regex.Matches(Repository.Read("en-US", "about_HyperVNetworking_Findings.help.txt"), @"^    ([A-Z]\w+)\r?$", RegexOptions.Multiline)
            .Select(m => m.Groups[1].Value)
            .ToArray();
        Assert.Equal(documented.Length, documented.Distinct().Count());
        Assert.Equal(CodesInSource().Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    private static HashSet<string> CodesInSource()
    {
        HashSet<string> codes = [.. Enum.GetNames<HostFaultKind>().Select(kind => "Host" + kind)];
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(f => !Regex.IsMatch(f, @"[/\\](obj|bin)[/\\]")))
        {
            string text = File.ReadAllText(file);
            codes.UnionWith(Matches(text, """\b(?:Code|ErrorId) = "(\w+)" """.TrimEnd()));
            codes.UnionWith(Matches(text, """\b(?:Refuse|Fault|Differs|Make|Finding|Error)\(\s*(?:[\w.]+,\s*)?"([A-Z]\w+)",""").Where(c => !file.Contains("HyperVNetworking.Lab", StringComparison.Ordinal) && !file.Contains("HyperVNetworking.Cim", StringComparison.Ordinal)));
            if (file.Contains("HyperVNetworking.Cli", StringComparison.Ordinal))
            {
                // A message of hvnet begins with its id.
                codes.UnionWith(Matches(text, """\$?"([A-Z][a-z]+(?:[A-Z][a-z]+)+): """));
            }

            if (Regex.IsMatch(file, "(Codes|ErrorIds)\\.cs$"))
            {
                codes.UnionWith(Matches(text, """const string \w+ = "(\w+)";"""));
                codes.UnionWith(Matches(text, @"const string (\w+) = nameof"));
            }
        }

        return codes;
    }

    private static IEnumerable<string> Matches(string text, string pattern) => Regex.Matches(text, pattern).Select(m => m.Groups[1].Value);

    private static string Name(XElement parameter) => parameter.Element(s_maml + "name")!.Value;

    private static string Signature(IEnumerable<string> names) => string.Join(" ", names.Order(StringComparer.Ordinal));
}
