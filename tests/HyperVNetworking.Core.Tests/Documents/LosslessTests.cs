using System.Linq;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Core.Tests.Generators;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Documents;

public sealed class LosslessTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void Reads_back_what_it_wrote() =>
        Prop.ForAll(NetworkGenerator.Documents, document =>
        {
            DocumentReadResult result = DocumentText.Read(DocumentWriter.Write(document));
            return (result.Document?.Equals(document) ?? false).Label(string.Join("\n", result.Errors));
        }).Check(s_config);

    [Fact]
    public void Writes_the_same_text_again() =>
        Prop.ForAll(NetworkGenerator.Documents, document =>
        {
            string text = DocumentWriter.Write(document);
            return text == DocumentWriter.Write(DocumentText.ReadGood(text)) && text.EndsWith("}\n");
        }).Check(s_config);

    [Fact]
    public void Splits_into_files_and_combines_again() =>
        Prop.ForAll(NetworkGenerator.Documents, document =>
        {
            NetworkDocument requirement = new() { Tenants = document.Tenants, Allow = document.Allow };
            NetworkDocument rest = new() { Hosts = document.Hosts, Fabric = document.Fabric, Clusters = document.Clusters };
            return document.Equals(DocumentText.ReadGood(DocumentWriter.Write(requirement), DocumentWriter.Write(rest)));
        }).Check(s_config);

    [Fact]
    public void Writes_JSON_that_shows_no_invisible_character() =>
        Prop.ForAll(NetworkGenerator.Documents, document =>
        {
            string text = DocumentWriter.Write(document);
            using JsonDocument json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && !text.Any(c => c is '\u202e' or '\u200f' or '\u2028' or '\ufeff' || (char.IsControl(c) && c != '\n'));
        }).Check(s_config);

    [Fact]
    public void Keeps_null_apart_from_nothing_for_a_native_VLAN()
    {
        NetworkDocument document = DocumentText.ReadGood(
            """{ "fabric": { "switches": [ { "name": "A", "ports": [ { "name": "1", "mode": "Trunk" }, { "name": "2", "mode": "Trunk", "native": null } ] } ] } }""");

        Assert.Equal(new VlanId(1), document.Fabric.Switches[0].Ports[0].Native);
        Assert.Null(document.Fabric.Switches[0].Ports[1].Native);
        Assert.Equal(document, DocumentText.ReadGood(DocumentWriter.Write(document)));
    }

    [Theory]
    [InlineData("\"1-100,200\"", "1-100,200")]
    [InlineData("5", "5")]
    [InlineData("5.0", "5")]
    [InlineData("1e3", "1000")]
    [InlineData("[2, 3, 4, 9]", "2-4,9")]
    [InlineData("[]", "")]
    public void Takes_a_VLAN_list_as_text_number_or_numbers(string json, string list)
    {
        NetworkDocument document = DocumentText.ReadGood(
            $$"""{ "fabric": { "switches": [ { "name": "A", "ports": [ { "name": "1", "mode": "trunk", "allowed": {{json}} } ] } ] } }""");

        Assert.Equal(list, document.Fabric.Switches[0].Ports[0].Allowed.ToString());
        Assert.Equal(PhysicalPortMode.Trunk, document.Fabric.Switches[0].Ports[0].Mode);
    }

    [Fact]
    public void Writes_half_a_surrogate_pair_as_a_character_that_UTF8_has()
    {
        NetworkDocument document = new() { Tenants = [new Tenant { Name = "half \ud83d pair", Members = [] }] };

        Assert.Equal("half \ufffd pair", DocumentText.ReadGood(DocumentWriter.Write(document)).Tenants[0].Name);
    }
}
