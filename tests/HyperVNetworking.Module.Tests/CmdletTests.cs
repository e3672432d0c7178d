using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HyperVNetworking.Module.Tests;

public sealed class CmdletTests
{
    private static readonly string[] s_changingVerbs = ["Set", "Invoke", "Remove", "Add", "Clear", "Undo", "Resume", "Export", "Rename", "Move"];
    private static readonly string[] s_reserved = ["WhatIf", "Confirm", "Verbose", "Debug", "ErrorAction", "ErrorVariable", "WarningAction", "WarningVariable", "OutVariable", "OutBuffer", "PipelineVariable"];

    [Fact]
    public void There_are_cmdlets() => Assert.NotEmpty(CmdletCatalog.All);

    [Fact]
    public void Every_verb_is_approved()
    {
        HashSet<string> approved = [.. new[] { typeof(VerbsCommon), typeof(VerbsData), typeof(VerbsLifecycle), typeof(VerbsDiagnostic), typeof(VerbsCommunications), typeof(VerbsSecurity), typeof(VerbsOther) }
            .SelectMany(t => t.GetFields()).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];
        Assert.All(CmdletCatalog.All, c => Assert.Contains(c.Verb, approved));
    }

    [Fact]
    public void Nouns_are_singular_and_classes_are_called_verb_noun_command() => Assert.All(CmdletCatalog.All, c =>
    {
        // QoS is one thing: quality of service.
        Assert.False(Regex.IsMatch(c.Noun, "[^sS]s$") && !c.Noun.EndsWith("Qos", StringComparison.Ordinal), c.Noun);
        Assert.Equal($"{c.Verb}{c.Noun}Command", c.Type.Name);
        Assert.Equal("HyperVNetworking.Commands", c.Type.Namespace);
    });

    [Fact]
    public void Every_cmdlet_declares_what_it_returns() => Assert.All(CmdletCatalog.All, c => Assert.NotEmpty(c.OutputTypes));

    [Fact]
    public void Every_cmdlet_that_changes_something_can_be_tried_without_changing_it() =>
        Assert.All(CmdletCatalog.All.Where(c => s_changingVerbs.Contains(c.Verb)), c => Assert.True(c.SupportsShouldProcess, c.Name));

    [Fact]
    public void Force_exists_only_where_there_is_something_to_ask() =>
        Assert.All(CmdletCatalog.All.Where(c => c.Parameters.Any(p => p.Name == "Force")), c => Assert.True(c.SupportsShouldProcess, c.Name));

    [Fact]
    public void No_parameter_has_a_reserved_name_or_is_a_plural_list() => Assert.All(CmdletCatalog.All.SelectMany(c => c.Parameters), p =>
    {
        Assert.DoesNotContain(p.Name, s_reserved);
        Assert.False(p.PropertyType.IsArray && Regex.IsMatch(p.Name, "[^sS]s$"), p.Name);
    });

    [Fact]
    public void At_most_one_parameter_of_a_set_takes_the_pipeline_by_value() => Assert.All(CmdletCatalog.All, c =>
        Assert.All(c.ParametersBySet, set =>
            Assert.True(set.Count(p => CmdletFacts.InSet(p, set.Key).Any(a => CmdletCatalog.Value(a, "ValueFromPipeline") is true)) <= 1, $"{c.Name} {set.Key}")));

    [Fact]
    public void Every_parameter_set_takes_something_from_the_pipeline() => Assert.All(CmdletCatalog.All, c =>
        Assert.All(c.ParametersBySet, set =>
            Assert.True(set.Any(p => CmdletFacts.InSet(p, set.Key).Any(a => CmdletCatalog.Value(a, "ValueFromPipeline") is true || CmdletCatalog.Value(a, "ValueFromPipelineByPropertyName") is true)), $"{c.Name} {set.Key}")));

    [Fact]
    public void A_parameter_name_has_one_type_in_the_whole_module()
    {
        // A file list to read is several, a file to write is one.
        string[] files = ["Path", "LiteralPath"];
        Assert.All(
            CmdletCatalog.All.SelectMany(c => c.Parameters).Where(p => !files.Contains(p.Name)).GroupBy(p => p.Name).Where(g => g.Key is not "Plan"),
            g => Assert.Single(g.Select(p => p.PropertyType).Distinct()));
    }

    [Fact]
    public void A_credential_is_a_credential() => Assert.All(
        CmdletCatalog.All.SelectMany(c => c.Parameters).Where(p => p.Name.Contains("Credential", StringComparison.Ordinal)),
        p => Assert.Equal(typeof(PSCredential), p.PropertyType));

    [Fact]
    public void No_option_is_a_Boolean() =>
        Assert.All(CmdletCatalog.All.SelectMany(c => c.Parameters), p => Assert.NotEqual(typeof(bool), p.PropertyType));

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets()
    {
        string manifest = Repository.Read("HyperVNetworking.psd1");
        string list = Regex.Match(manifest, @"CmdletsToExport\s*=\s*@\((.*?)\)", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(CmdletCatalog.All.Select(c => c.Name), Regex.Matches(list, "'([^']+)'").Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.Matches(@"FunctionsToExport\s*=\s*@\(\)", manifest);
        Assert.Matches(@"VariablesToExport\s*=\s*@\(\)", manifest);
        Assert.Matches(@"AliasesToExport\s*=\s*@\(\)", manifest);
    }

    [Fact]
    public void Every_output_type_has_a_view_and_every_view_a_type()
    {
        XDocument views = XDocument.Parse(Repository.Read("src", "HyperVNetworking", "Views", "HyperVNetworking.Format.ps1xml"));
        HashSet<string> shown = [.. views.Descendants("TypeName").Select(t => t.Value)];
        Assert.All(
            CmdletCatalog.All.SelectMany(c => c.OutputTypes).Where(t => t.Namespace!.StartsWith("HyperVNetworking", StringComparison.Ordinal)),
            t => Assert.Contains(t.FullName!, shown));
        Assembly[] assemblies = [typeof(Commands.NetworkCmdlet).Assembly, typeof(Model.HostState).Assembly, typeof(Lab.NetworkLab).Assembly];
        Assert.All(shown, name => Assert.Contains(assemblies, a => a.GetType(Named(name)) is not null));
    }

    [Fact]
    public void Every_property_that_is_shown_without_a_view_exists()
    {
        XDocument types = XDocument.Parse(Repository.Read("src", "HyperVNetworking", "Views", "HyperVNetworking.Types.ps1xml"));
        Assert.All(types.Descendants("Type"), entry =>
        {
            Type? type = typeof(Model.HostState).Assembly.GetType(entry.Element("Name")!.Value);
            Assert.NotNull(type);
            string[] added = entry.Descendants("NoteProperty").Select(n => n.Element("Name")!.Value).ToArray();
            Assert.All(entry.Descendants("ReferencedProperties").Elements("Name").Where(n => !added.Contains(n.Value)), name => Assert.NotNull(type.GetProperty(name.Value)));
        });
    }

    [Fact]
    public void Every_property_that_a_view_names_exists()
    {
        XDocument views = XDocument.Parse(Repository.Read("src", "HyperVNetworking", "Views", "HyperVNetworking.Format.ps1xml"));
        Assembly[] assemblies = [typeof(Commands.NetworkCmdlet).Assembly, typeof(Model.HostState).Assembly, typeof(Lab.NetworkLab).Assembly];
        Assert.All(views.Descendants("View"), view =>
        {
            Type type = assemblies.Select(a => a.GetType(Named(view.Descendants("TypeName").Single().Value))).First(t => t is not null)!;
            IEnumerable<string> names = view.Descendants("PropertyName").Select(p => p.Value)
                .Concat(view.Descendants("ScriptBlock").SelectMany(s => Regex.Matches(s.Value, @"^=?.*?\$_\.(\w+)").Take(1)).Select(m => m.Groups[1].Value));
            Assert.All(names, name => Assert.NotNull(type.GetProperty(name)));
        });
    }

    // "HostState#Dormant" is a HostState that was asked to list more.
    private static string Named(string typeName) => typeName.Split('#')[0];
}
