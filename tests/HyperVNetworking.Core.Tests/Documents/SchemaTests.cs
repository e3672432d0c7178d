using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Core.Tests.Generators;
using HyperVNetworking.Documents;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Documents;

public sealed class SchemaTests
{
    private static readonly JsonElement s_schema = JsonDocument.Parse(
        File.ReadAllText(DocumentText.RepositoryFile("src", "HyperVNetworking.Core", "Documents", "HyperVNetworking.schema.json"))).RootElement;

    private static readonly IReadOnlyList<KeyTable> s_tables = [.. DocumentGrammar.Tables, .. PlanGrammar.Tables];

    public static TheoryData<string> Definitions => [.. s_tables.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Has_the_keys_that_the_reader_knows(string name)
    {
        KeyTable table = s_tables.Single(t => t.Name == name);
        JsonElement definition = name == "document" ? s_schema : s_schema.GetProperty("$defs").GetProperty(name);

        Assert.Equal(table.Keys.Order(StringComparer.Ordinal), definition.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.False(definition.GetProperty("additionalProperties").GetBoolean());
        Assert.All(
            definition.GetProperty("properties").EnumerateObject().Where(p => !p.Value.TryGetProperty("const", out _)),
            p => Assert.True(p.Value.TryGetProperty("description", out _), $"{name}.{p.Name} has no description."));
    }

    [Fact]
    public void Has_no_object_that_the_reader_does_not_know() =>
        Assert.Equal(
            s_tables.Select(t => t.Name).Where(n => n != "document").Order(StringComparer.Ordinal),
            s_schema.GetProperty("$defs").EnumerateObject().Where(d => d.Value.TryGetProperty("properties", out _)).Select(d => d.Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("tenant", "visibility")]
    [InlineData("tenant", "layer3")]
    [InlineData("tenant", "storage")]
    [InlineData("allowRule", "direction")]
    [InlineData("physicalNic", "kind")]
    [InlineData("hostBusAdapter", "kind")]
    [InlineData("nicTeam", "mode")]
    [InlineData("nicTeam", "loadBalancing")]
    [InlineData("nicTeam", "lacpTimer")]
    [InlineData("virtualSwitch", "type")]
    [InlineData("vm", "state")]
    [InlineData("vm", "integrationServices")]
    [InlineData("vmAdapter", "kind")]
    [InlineData("vmDisk", "kind")]
    [InlineData("isolation", "mode")]
    [InlineData("physicalSwitch", "otherPorts")]
    [InlineData("physicalPort", "mode")]
    [InlineData("finding", "severity")]
    [InlineData("stepCreateSwitch", "risk")]
    public void Has_the_words_that_the_reader_knows(string definition, string key)
    {
        IEnumerable<string> words = (definition, key) switch
        {
            ("tenant", "visibility") => Vocabulary.Visibility.Words,
            ("tenant", "layer3") => Vocabulary.Layer3.Words,
            ("tenant", "storage") => Vocabulary.Storage.Words,
            ("allowRule", _) => Vocabulary.Direction.Words,
            ("physicalNic", _) => Vocabulary.NicKind.Words,
            ("hostBusAdapter", _) => Vocabulary.HbaKind.Words,
            ("nicTeam", "mode") => Vocabulary.TeamingMode.Words,
            ("nicTeam", "loadBalancing") => Vocabulary.LoadBalancing.Words,
            ("nicTeam", _) => Vocabulary.LacpTimer.Words,
            ("virtualSwitch", _) => Vocabulary.SwitchType.Words,
            ("vm", "state") => Vocabulary.VmState.Words,
            ("vm", _) => Vocabulary.IntegrationServices.Words,
            ("vmAdapter", _) => Vocabulary.AdapterKind.Words,
            ("vmDisk", _) => Vocabulary.DiskKind.Words,
            ("isolation", _) => Vocabulary.IsolationMode.Words,
            ("physicalSwitch", _) => Vocabulary.OtherPorts.Words,
            ("physicalPort", _) => Vocabulary.PortMode.Words,
            ("finding", _) => FindingSection.Severity.Words,
            _ => PlanStepSection.Risk.Words,
        };

        JsonElement property = s_schema.GetProperty("$defs").GetProperty(definition).GetProperty("properties").GetProperty(key);

        Assert.Equal(words.Order(StringComparer.Ordinal), property.GetProperty("enum").EnumerateArray().Select(e => e.GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Accepts_whatever_the_writers_write() =>
        Prop.ForAll(PlanGenerator.Plans, plan =>
        {
            string[] broken = [.. Check(DocumentWriter.Write(plan.Document)), .. Check(PlanWriter.Write(plan))];
            return (broken.Length == 0).Label(string.Join("\n", broken));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Accepts_every_sample()
    {
        foreach (string sample in Directory.GetFiles(DocumentText.RepositoryFile("samples"), "*.json"))
        {
            Assert.Empty(Check(File.ReadAllText(sample)));
            Assert.Empty(DocumentText.Read(File.ReadAllText(sample)).Errors);
        }
    }

    [Theory]
    [InlineData("""{ "tenants": [ { "nmae": "A", "members": [] } ] }""")]
    [InlineData("""{ "tenants": [ { "name": "A", "members": [], "vlan": 4095 } ] }""")]
    [InlineData("""{ "tenants": [ { "name": "A" } ] }""")]
    [InlineData("""{ "hosts": [ { "name": "H", "vms": [ { "name": "V", "adapters": [ { "vlan": { "mode": "Access", "native": 2 } } ] } ] } ] }""")]
    [InlineData("""{ "fabric": { "links": [ ["A/1"] ] } }""")]
    [InlineData("""{ "fabric": { "switches": [ { "name": "A", "ports": [ { "name": "1", "allowed": "1,,2" } ] } ] } }""")]
    [InlineData("""{ "fabric": { "switches": [ { "name": "A", "ports": [ { "name": "1", "mode": "Hybrid" } ] } ] } }""")]
    public void Refuses_what_the_reader_refuses(string text)
    {
        Assert.NotEmpty(Check(text));
        Assert.NotEmpty(DocumentText.Read(text).Errors);
    }

    private static string[] Check(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return new SchemaChecker(s_schema).Check(document.RootElement).ToArray();
    }
}
