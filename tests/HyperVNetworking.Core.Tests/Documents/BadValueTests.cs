using HyperVNetworking.Documents;

namespace HyperVNetworking.Core.Tests.Documents;

public sealed class BadValueTests
{
    public static TheoryData<string, string, string> Values => new()
    {
        { """{ "tenants": [ { "nmae": "A", "name": "B", "members": [] } ] }""", DocumentErrorIds.UnknownKey, "The key \"nmae\" is unknown in a tenant; did you mean \"name\"?" },
        { """{ "tenants": [ { "Members": [], "name": "B", "members": [] } ] }""", DocumentErrorIds.UnknownKey, "did you mean \"members\"?" },
        { """{ "tenants": [ { "name": "B", "memberz": [] } ] }""", DocumentErrorIds.UnknownKey, "The key \"memberz\" is unknown in a tenant; did you mean \"members\"?" },
        { """{ "allow": [ { "from": "A", "to": "A", "colour": "red" } ] }""", DocumentErrorIds.UnknownKey, "The key \"colour\" is unknown in an allow rule: it has from, to, direction." },
        { """{ "tenants": [ { "name": "A" } ] }""", DocumentErrorIds.MissingKey, "\"members\" is missing in a tenant." },
        { """{ "tenants": [ { "name": "", "members": [] } ] }""", DocumentErrorIds.EmptyName, "\"name\" of a tenant is empty" },
        { """{ "tenants": [ { "name": " \t", "members": [] } ] }""", DocumentErrorIds.EmptyName, "\"name\" of a tenant is blank" },
        { """{ "tenants": [ { "name": "A", "members": ["\u00a0"] } ] }""", DocumentErrorIds.EmptyName, "\"members\" of a tenant holds a blank name" },
        { """{ "tenants": [ { "name": "A", "members": [""] } ] }""", DocumentErrorIds.EmptyName, "\"members\" of a tenant holds an empty name" },
        { """{ "tenants": [ { "name": 7, "members": [] } ] }""", DocumentErrorIds.WrongType, "\"name\" of a tenant must be a text in quotes, but this is the number 7." },
        { """{ "tenants": [ { "name": "A", "members": "VM1" } ] }""", DocumentErrorIds.WrongType, "must be a list in square brackets" },
        { """{ "tenants": [ { "name": "A", "members": [7] } ] }""", DocumentErrorIds.WrongType, "must be names in quotes" },
        { """{ "tenants": [ "A" ] }""", DocumentErrorIds.WrongType, "Here a tenant is expected, an object in braces, but this is the text \"A\"." },
        { """{ "tenants": null }""", DocumentErrorIds.WrongType, "leave the key out if there is nothing to say" },
        { """{ "tenants": [ { "name": "A", "members": [], "vlan": 0 } ] }""", DocumentErrorIds.InvalidVlan, "0 is not a VLAN number: use 1 to 4094." },
        { """{ "tenants": [ { "name": "A", "members": [], "vlan": 4095 } ] }""", DocumentErrorIds.InvalidVlan, "4095 is not a VLAN number" },
        { """{ "tenants": [ { "name": "A", "members": [], "vlan": -1 } ] }""", DocumentErrorIds.InvalidVlan, "-1 is not a VLAN number" },
        { """{ "tenants": [ { "name": "A", "members": [], "vlan": 2.5 } ] }""", DocumentErrorIds.InvalidVlan, "2.5 is not a VLAN number" },
        { """{ "tenants": [ { "name": "A", "members": [], "vlan": 1e400 } ] }""", DocumentErrorIds.InvalidVlan, "1e400 is not a VLAN number" },
        { """{ "tenants": [ { "name": "A", "members": [], "vlan": 99999999999999999999999999999999999999999999999 } ] }""", DocumentErrorIds.InvalidVlan, "is not a VLAN number" },
        { """{ "tenants": [ { "name": "A", "members": [], "vlan": "2" } ] }""", DocumentErrorIds.WrongType, "must be a VLAN number from 1 to 4094, without quotes, but this is the text \"2\"." },
        { """{ "tenants": [ { "name": "A", "members": [], "visibility": "Nowhere" } ] }""", DocumentErrorIds.UnknownValue, "\"Nowhere\" is no value of \"visibility\" of a tenant: use Fabric, HostOnly." },
        { """{ "tenants": [ { "name": "A", "members": [], "visibility": 1 } ] }""", DocumentErrorIds.WrongType, "must be one of Fabric, HostOnly" },
        { """{ "tenants": [ { "name": "A", "members": [], "membersMayCommunicate": "no" } ] }""", DocumentErrorIds.WrongType, "must be true or false" },
        { Port("\"allowed\": \"5-2\""), DocumentErrorIds.InvalidVlanList, "The range \"5-2\" in the VLAN list \"5-2\" must end above its start." },
        { Port("\"allowed\": \"1,,2\""), DocumentErrorIds.InvalidVlanList, "is neither a number nor a range such as 2-4" },
        { Port("\"allowed\": \"0-4\""), DocumentErrorIds.InvalidVlanList, "0 is not a VLAN number" },
        { Port("\"allowed\": \"1-4095\""), DocumentErrorIds.InvalidVlanList, "4095 is not a VLAN number" },
        { Port("\"allowed\": \"\""), DocumentErrorIds.InvalidVlanList, "write [] if it means no VLAN at all" },
        { Port("\"allowed\": \"a\\nb\""), DocumentErrorIds.InvalidVlanList, "the VLAN list \"a\\nb\"" },
        { Port("\"allowed\": [2, 4095]"), DocumentErrorIds.InvalidVlan, "4095 is not a VLAN number" },
        { Port("\"allowed\": [\"2\"]"), DocumentErrorIds.WrongType, "without quotes" },
        { Port("\"allowed\": null"), DocumentErrorIds.WrongType, "must be a VLAN list" },
        { Port("\"native\": 0"), DocumentErrorIds.InvalidVlan, "0 is not a VLAN number" },
        { Port("\"privateVlan\": 5"), DocumentErrorIds.WrongType, "Here a VLAN setting is expected" },
        { Port("\"privateVlan\": { \"id\": 5 }"), DocumentErrorIds.MissingKey, "\"mode\" is missing in a VLAN setting: use Untagged, Access" },
        { Port("\"privateVlan\": { \"mode\": \"Acess\", \"id\": 5 }"), DocumentErrorIds.UnknownValue, "\"mode\" of a VLAN setting cannot be the text \"Acess\"" },
        { Port("\"privateVlan\": { \"mode\": \"Access\", \"id\": 5, \"native\": 1 }"), DocumentErrorIds.UnknownKey, "The key \"native\" is unknown in a VLAN setting of mode Access" },
        { Port("\"privateVlan\": { \"mode\": \"Trunk\", \"native\": 1 }"), DocumentErrorIds.MissingKey, "\"allowed\" is missing" },
        { """{ "fabric": { "links": [ ["A/1"] ] } }""", DocumentErrorIds.WrongType, "Here a link is expected, two texts such as [\"SwitchA/48\", \"SwitchC/48\"], but this is a list of 1." },
        { """{ "fabric": { "links": [ ["A/1", "B"] ] } }""", DocumentErrorIds.InvalidPortReference, "\"B\" is no port: write the physical switch, a slash and the port" },
        { """{ "fabric": { "links": [ ["A/1", "/2"] ] } }""", DocumentErrorIds.InvalidPortReference, "\"/2\" is no port" },
        { """{ "fabric": { "links": [ ["A/1", 2] ] } }""", DocumentErrorIds.WrongType, "Here a port such as \"SwitchA/1\" is expected" },
        { """{ "fabric": { "mlag": [ ["A", ""] ] } }""", DocumentErrorIds.WrongType, "Here the name of a physical switch is expected" },
        { """{ "fabric": { "lags": [ { "name": "Po1" } ] } }""", DocumentErrorIds.MissingKey, "\"ports\" is missing in a link aggregation." },
        { Host("\"readAt\": \"yesterday\""), DocumentErrorIds.InvalidDate, "\"yesterday\" is no date and time: write it as 2024-05-31T12:00:00Z." },
        { Host("\"volumes\": [ { \"path\": \"E:\", \"disk\": -1 } ]"), DocumentErrorIds.InvalidNumber, "\"disk\" of a volume must be a whole number from 0 to 2147483647, but this is the number -1." },
        { Host("\"volumes\": [ { \"path\": \"E:\", \"disk\": 1.5 } ]"), DocumentErrorIds.InvalidNumber, "the number 1.5" },
        { Host("\"volumes\": [ { \"path\": \"E:\", \"disk\": 1e30 } ]"), DocumentErrorIds.InvalidNumber, "the number 1e30" },
        { Host("\"volumes\": [ { \"path\": \"E:\", \"disk\": true } ]"), DocumentErrorIds.WrongType, "a number without quotes, but this is true" },
        { Host("\"vms\": [ { \"name\": \"V\", \"adapters\": [ { \"macAddress\": \"00-15-5D-0A-01\" } ] } ]"), DocumentErrorIds.InvalidMacAddress, "is no MAC address" },
        { Host("\"switches\": [ { \"name\": \"S\" } ]"), DocumentErrorIds.MissingKey, "\"type\" is missing in a virtual switch." },
        { Host("\"switches\": [ { \"name\": \"S\", \"type\": \"External\", \"uplink\": 1 } ]"), DocumentErrorIds.WrongType, "a name in quotes or a list of names" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Says_what_is_wrong_with_the_value(string text, string id, string part)
    {
        DocumentError error = DocumentText.ReadBad(text);

        Assert.Equal(id, error.ErrorId);
        Assert.Contains(part, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Points_at_the_value()
    {
        DocumentError error = DocumentText.ReadBad("{\n  \"tenants\": [\n    { \"name\": \"A\", \"members\": [],\n      \"vlan\": 4095 }\n  ]\n}");

        Assert.Equal((4, 15), (error.Line, error.Column));
    }

    [Fact]
    public void Shortens_what_it_quotes()
    {
        DocumentError error = DocumentText.ReadBad($$"""{ "{{new string('k', 100_000)}}": 1 }""");

        Assert.True(error.Message.Length < 250);
    }

    [Fact]
    public void Takes_a_MAC_address_with_separators()
    {
        Assert.Equal(
            "00155D0A0107",
            DocumentText.ReadGood(Host("\"vms\": [ { \"name\": \"V\", \"adapters\": [ { \"macAddress\": \"00-15-5D-0A-01-07\" } ] } ]")).Hosts[0].Vms[0].Adapters[0].MacAddress);
    }

    private static string Port(string keys) => $$"""{ "fabric": { "switches": [ { "name": "A", "ports": [ { "name": "1", {{keys}} } ] } ] } }""";

    private static string Host(string keys) => $$"""{ "hosts": [ { "name": "H", {{keys}} } ] }""";
}
