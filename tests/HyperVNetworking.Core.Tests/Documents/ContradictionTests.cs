using System;
using System.Linq;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Documents;

public sealed class ContradictionTests
{
    private const string Nics = "\"physicalNics\": [ { \"name\": \"N1\" }, { \"name\": \"N2\" }, { \"name\": \"H1\", \"kind\": \"HBA\" } ]";

    public static TheoryData<string, string, string> Documents => new()
    {
        { """{ "tenants": [ { "name": "A", "members": [] }, { "name": "a", "members": [] } ] }""", DocumentErrorIds.DuplicateTenant, "The tenant \"a\" is described twice, first in net.json line 1" },
        { """{ "tenants": [ { "name": "A", "vlan": 2, "members": [] }, { "name": "B", "vlan": 2, "members": [] } ] }""", DocumentErrorIds.TenantVlanTwice, "is to have VLAN 2, which is that of tenant \"A\"" },
        { """{ "tenants": [ { "name": "Sales", "members": [] } ], "allow": [ { "from": "Slaes", "to": "Sales" } ] }""", DocumentErrorIds.UnknownTenant, "did you mean \"Sales\"?" },
        { """{ "tenants": [ { "name": "Sales", "members": [] } ], "allow": [ { "from": "Sales", "to": "Nobody" } ] }""", DocumentErrorIds.UnknownTenant, "neither a tenant nor a traffic class" },
        { """{ "tenants": [ { "name": "A", "members": ["VM2"] } ], "hosts": [ { "name": "H", "vms": [ { "name": "VM1" } ] } ] }""", DocumentErrorIds.UnknownMember, "The member \"VM2\" of tenant \"A\" is no VM of a host and no server attached to a port; did you mean \"VM1\"?" },
        { """{ "tenants": [ { "name": "A", "members": ["X-*"] } ], "hosts": [ { "name": "H", "vms": [ { "name": "VM1", "adapters": [ {} ] } ] } ] }""", DocumentErrorIds.UnknownMember, "The member \"X-*\"" },
        { """{ "hosts": [ { "name": "H" }, { "name": "h" } ] }""", DocumentErrorIds.DuplicateHost, "The host \"h\" is described twice" },
        { """{ "hosts": [ { "name": "H/1" } ] }""", DocumentErrorIds.SlashInName, "The name of the host \"H/1\" holds a slash" },
        { Host("\"vms\": [ { \"name\": \"V/1\" } ]"), DocumentErrorIds.SlashInName, "The name of the VM \"V/1\"" },
        { Host("\"switches\": [ { \"name\": \"S/1\", \"type\": \"Private\" } ]"), DocumentErrorIds.SlashInName, "The name of the virtual switch \"S/1\"" },
        { """{ "fabric": { "switches": [ { "name": "A/1" } ] } }""", DocumentErrorIds.SlashInName, "The name of the physical switch \"A/1\"" },
        { Host("\"vms\": [ { \"name\": \"V\" }, { \"name\": \"v\" } ]"), DocumentErrorIds.DuplicateVm, "The VM \"v\" stands twice, first in net.json line 1: give each its \"id\" or another name." },
        { Host("\"vms\": [ { \"name\": \"V\", \"id\": \"1\" }, { \"name\": \"v\" } ]"), DocumentErrorIds.DuplicateVm, "stands twice" },
        { Host("\"vms\": [ { \"name\": \"V\", \"id\": \"1\" }, { \"name\": \"W\", \"id\": \"1\" } ]"), DocumentErrorIds.DuplicateVm, "The id \"1\" of VM \"W\" is taken" },
        { Host("\"vms\": [ { \"name\": \"V\", \"adapters\": [ {}, {} ] } ]"), DocumentErrorIds.DuplicateAdapter, "The adapter of VM \"V\" \"Network Adapter\" stands twice" },
        { Host("\"vms\": [ { \"name\": \"V\", \"adapters\": [ { \"switch\": \"Switch B\" } ] } ], \"switches\": [ { \"name\": \"Switch A\", \"type\": \"Private\" } ]"), DocumentErrorIds.UnknownSwitch, "is on virtual switch \"Switch B\", which host \"H\" does not have; did you mean \"Switch A\"?" },
        { Host("\"hostAdapters\": [ { \"name\": \"M\", \"switch\": \"S\" } ]"), DocumentErrorIds.UnknownSwitch, "The host adapter \"M\" is on virtual switch \"S\"" },
        { Host("\"switches\": [ { \"name\": \"S\", \"type\": \"Private\" }, { \"name\": \"S\", \"type\": \"Private\" } ]"), DocumentErrorIds.DuplicateVirtualSwitch, "The virtual switch \"S\" stands twice" },
        { Host("\"switches\": [ { \"name\": \"S\", \"id\": \"1\", \"type\": \"Private\" }, { \"name\": \"S\", \"id\": \"2\", \"type\": \"Private\" } ], \"hostAdapters\": [ { \"name\": \"M\", \"switch\": \"S\" } ]"), DocumentErrorIds.AmbiguousSwitch, "write the id instead" },
        { Host("\"switches\": [ { \"name\": \"S\", \"type\": \"Internal\" } ], \"hostAdapters\": [ { \"name\": \"M\", \"switch\": \"S\" }, { \"name\": \"m\", \"switch\": \"S\" } ]"), DocumentErrorIds.DuplicateHostAdapter, "The host adapter \"m\" is described twice" },
        { Host("\"physicalNics\": [ { \"name\": \"N\" }, { \"name\": \"n\" } ]"), DocumentErrorIds.DuplicateNic, "The physical NIC \"n\" is described twice" },
        { Host("\"hardwarePorts\": [ { \"name\": \"P\", \"bitsPerSecond\": 1 }, { \"name\": \"p\", \"bitsPerSecond\": 1 } ]"), DocumentErrorIds.DuplicateHardwarePort, "The hardware port \"p\" is described twice" },
        { Host("\"hardwarePorts\": [ { \"name\": \"P\", \"bitsPerSecond\": 1, \"storageBitsPerSecond\": 2 } ]"), DocumentErrorIds.InvalidNumber, "Storage cannot take 2 bit/s of the hardware port \"P\", which carries 1." },
        { Host("\"trafficShares\": [ { \"traffic\": \"CSV\", \"bitsPerSecond\": 1 }, { \"traffic\": \"csv\", \"bitsPerSecond\": 2 } ]"), DocumentErrorIds.DuplicateTrafficShare, "The share of traffic class \"csv\" is described twice" },
        { Host(Nics + ", \"teams\": [ { \"name\": \"N2\", \"members\": [\"N1\"] } ]"), DocumentErrorIds.DuplicateNic, "The NIC team \"N2\" has the name of a physical NIC" },
        { Host(Nics + ", \"teams\": [ { \"name\": \"T\", \"members\": [\"N1\"] }, { \"name\": \"t\", \"members\": [\"N2\"] } ]"), DocumentErrorIds.DuplicateNic, "The NIC team \"t\" is described twice" },
        { Host(Nics + ", \"switches\": [ { \"name\": \"S\", \"type\": \"External\", \"uplink\": \"N3\" } ]"), DocumentErrorIds.UnknownUplink, "The uplink \"N3\" of virtual switch \"S\" is neither a physical NIC nor a NIC team of host \"H\"; did you mean \"N1\"?" },
        { Host(Nics + ", \"teams\": [ { \"name\": \"T\", \"members\": [\"N1\"] } ], \"switches\": [ { \"name\": \"S\", \"type\": \"External\", \"uplink\": [\"T\", \"N2\"] } ]"), DocumentErrorIds.UnknownUplink, "which is all that Switch Embedded Teaming takes" },
        { Host(Nics + ", \"switches\": [ { \"name\": \"S\", \"type\": \"External\" } ]"), DocumentErrorIds.MissingUplink, "The External virtual switch \"S\" has no \"uplink\"" },
        { Host(Nics + ", \"switches\": [ { \"name\": \"S\", \"type\": \"Private\", \"uplink\": \"N1\" } ]"), DocumentErrorIds.UnexpectedUplink, "The Private virtual switch \"S\" cannot have an uplink" },
        { Host(Nics + ", \"switches\": [ { \"name\": \"S\", \"type\": \"External\", \"uplink\": \"H1\" } ]"), DocumentErrorIds.HbaAsUplink, "\"H1\" is an HBA, a storage adapter, and cannot be the uplink of virtual switch \"S\"." },
        { Host(Nics + ", \"switches\": [ { \"name\": \"S\", \"type\": \"External\", \"uplink\": \"N1\" }, { \"name\": \"R\", \"type\": \"External\", \"uplink\": \"n1\" } ]"), DocumentErrorIds.NicBoundTwice, "cannot be the uplink of virtual switch \"R\": it is the uplink of virtual switch \"S\"" },
        { Host(Nics + ", \"teams\": [ { \"name\": \"T\", \"members\": [\"N1\"] } ], \"switches\": [ { \"name\": \"S\", \"type\": \"External\", \"uplink\": \"N1\" } ]"), DocumentErrorIds.NicBoundTwice, "it is in NIC team \"T\"" },
        { Host(Nics + ", \"teams\": [ { \"name\": \"T\", \"members\": [\"N1\"], \"interfaces\": [ { \"name\": \"T - default\" } ] } ], \"switches\": [ { \"name\": \"S\", \"type\": \"External\", \"uplink\": \"T\" }, { \"name\": \"R\", \"type\": \"External\", \"uplink\": \"T - default\" } ]"), DocumentErrorIds.NicBoundTwice, "it is the uplink of virtual switch \"S\"" },
        { Host(Nics + ", \"teams\": [ { \"name\": \"T\", \"members\": [\"N1\"] }, { \"name\": \"U\", \"members\": [\"n1\"] } ]"), DocumentErrorIds.NicInTwoTeams, "cannot be in NIC team \"U\": it is in NIC team \"T\" (net.json line 1) already." },
        { Host(Nics + ", \"teams\": [ { \"name\": \"T\", \"members\": [\"N1\", \"N1\"] } ]"), DocumentErrorIds.NicInTwoTeams, "it stands in it already" },
        { Host(Nics + ", \"teams\": [ { \"name\": \"T\", \"members\": [\"N1\", \"H1\"] } ]"), DocumentErrorIds.HbaInTeam, "cannot be in NIC team \"T\"" },
        { Host(Nics + ", \"teams\": [ { \"name\": \"T\", \"members\": [\"N4\"] } ]"), DocumentErrorIds.UnknownTeamMember, "is no physical NIC of host \"H\"" },
        { Host(Nics + ", \"teams\": [ { \"name\": \"T\", \"members\": [] } ]"), DocumentErrorIds.TeamWithoutMember, "has no member" },
        { Host(Nics + ", \"teams\": [ { \"name\": \"T\", \"members\": [\"N1\"], \"standby\": \"N2\" } ]"), DocumentErrorIds.StandbyNotMember, "The standby \"N2\" of NIC team \"T\" is none of its members" },
        { Host(Nics + ", \"teams\": [ { \"name\": \"T\", \"members\": [\"N1\"], \"primaryMember\": \"N2\" } ]"), DocumentErrorIds.PrimaryNotMember, "The primary member \"N2\" of NIC team \"T\" is none of its members" },
        { """{ "clusters": [ { "name": "CL1" }, { "name": "cl1" } ] }""", DocumentErrorIds.DuplicateCluster, "The cluster \"cl1\" is described twice" },
        { """{ "clusters": [ { "name": "CL1", "withoutVote": ["HV9"] } ], "hosts": [ { "name": "HV1", "cluster": "cl1" } ] }""", DocumentErrorIds.UnknownClusterNode, "\"HV9\" is no host of cluster \"CL1\"" },
        { Host("\"vms\": [ { \"name\": \"V\", \"adapters\": [ { \"vlan\": { \"mode\": \"Promiscuous\", \"primary\": 10, \"secondaries\": \"5-20\" } } ] } ]"), DocumentErrorIds.PrimaryInSecondaries, "VLAN 10 is the primary of this Promiscuous setting" },
        { Host("\"vms\": [ { \"name\": \"V\", \"adapters\": [ { \"vlan\": { \"mode\": \"Isolated\", \"primary\": 10, \"secondary\": 10 } } ] } ]"), DocumentErrorIds.PrimaryInSecondaries, "VLAN 10 is the primary of this Isolated setting" },
        { Fabric("""{ "name": "1", "privateVlan": { "mode": "Isolated", "primary": 10, "secondary": 20 } }, { "name": "2", "privateVlan": { "mode": "Community", "primary": 11, "secondary": 20 } }"""), DocumentErrorIds.SecondaryOfTwoPrimaries, "VLAN 20 is a secondary of primary 10 in net.json line 1 and of primary 11 here" },
        { Pvlan("A/1", "A/2", "10"), DocumentErrorIds.SecondaryOfTwoPrimaries, "VLAN 20 is a secondary of primary 11 in net.json line 1 and of primary 10 here" },
        { Pvlan("A/1", "B/1", "10"), DocumentErrorIds.SecondaryOfTwoPrimaries, "and of primary 10 here" },
        { Fabric("""{ "name": "1" }, { "name": "1" }"""), DocumentErrorIds.DuplicatePort, "The port of physical switch \"A\", \"1\" is described twice" },
        { """{ "fabric": { "switches": [ { "name": "A" }, { "name": "a" } ] } }""", DocumentErrorIds.DuplicatePhysicalSwitch, "The physical switch \"a\" is described twice" },
        { """{ "fabric": { "links": [ ["A/1", "B/1"], ["C/1", "a/1"] ] } }""", DocumentErrorIds.PortLinkedTwice, "On physical switch a port 1 there is the link to B/1 already (net.json line 1), so the link to C/1 cannot be there too." },
        { """{ "fabric": { "links": [ ["A/1", "A/1"] ] } }""", DocumentErrorIds.LinkedToItself, "at both ends" },
        { """{ "fabric": { "mlag": [ ["A", "a"] ] } }""", DocumentErrorIds.LinkedToItself, "names \"A\" twice" },
        { """{ "fabric": { "lags": [ { "name": "Po1", "ports": ["A/1"] }, { "name": "Po2", "ports": ["A/1"] } ] } }""", DocumentErrorIds.PortInTwoLags, "is in link aggregation \"Po1\" (net.json line 1) already" },
        { """{ "fabric": { "lags": [ { "name": "Po1", "ports": ["A/1"] }, { "name": "Po1", "ports": ["A/2"] } ] } }""", DocumentErrorIds.DuplicateLag, "of physical switch \"A\" is described twice" },
        { """{ "hosts": [ { "name": "H", "physicalNics": [ { "name": "N", "port": "A/1" } ] } ], "fabric": { "links": [ ["A/1", "B/1"] ] } }""", DocumentErrorIds.PortUsedTwice, "there is the link to B/1 already (net.json line 1), so the physical NIC \"N\" of host \"H\" cannot be there too." },
        { """{ "hosts": [ { "name": "H", "physicalNics": [ { "name": "N", "port": "A/1" } ] } ], "fabric": { "switches": [ { "name": "A", "ports": [ { "name": "1", "attached": "Server1" } ] } ] } }""", DocumentErrorIds.PortUsedTwice, "there is the server \"Server1\" already" },
        { """{ "hosts": [ { "name": "H", "physicalNics": [ { "name": "N", "port": "A/1" }, { "name": "M", "port": "A/1" } ] } ] }""", DocumentErrorIds.PortUsedTwice, "there is the physical NIC \"N\" of host \"H\" already" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Names_the_contradiction(string text, string id, string part)
    {
        DocumentError error = DocumentText.ReadBad(text);

        Assert.Equal(id, error.ErrorId);
        Assert.Contains(part, error.Message);
    }

    [Theory]
    [InlineData("""{ "tenants": [ { "name": "A", "members": ["VM1"] } ] }""", "tenants without hosts are combined with live hosts later")]
    [InlineData("""{ "tenants": [ { "name": "A", "members": ["VM1"] } ], "fabric": { "switches": [ { "name": "A" } ] } }""", "a fabric says nothing of VMs")]
    [InlineData("""{ "tenants": [ { "name": "A", "members": ["VM1"] } ], "hosts": [ { "name": "H", "complete": false } ] }""", "a host that was not read whole may have it")]
    [InlineData("""{ "tenants": [ { "name": "A", "members": ["H/VM1"] } ], "hosts": [ { "name": "H", "vms": [ { "name": "VM1" } ] } ] }""", "a VM without adapters is known")]
    [InlineData("""{ "tenants": [ { "name": "A", "members": ["v*"] } ], "hosts": [ { "name": "H", "vms": [ { "name": "VM1", "adapters": [ {} ] } ] } ] }""", "a wildcard")]
    [InlineData("""{ "tenants": [ { "name": "A", "members": ["V"] }, { "name": "B", "members": ["V"] } ], "hosts": [ { "name": "H", "vms": [ { "name": "V" } ] } ] }""", "a member of two tenants is a finding of the check")]
    [InlineData("""{ "tenants": [ { "name": "A", "vlan": 2, "members": [] }, { "name": "B", "vlan": 2, "members": [] } ], "allow": [ { "from": "B", "to": "A" } ] }""", "one VLAN for two that may talk")]
    [InlineData("""{ "tenants": [ { "name": "A", "members": [] } ], "allow": [ { "from": "A", "to": "csv" } ], "hosts": [ { "name": "H", "physicalNics": [ { "name": "N", "use": "CSV" } ] } ] }""", "a traffic class counts as a tenant")]
    [InlineData("""{ "hosts": [ { "name": "H", "readAt": "2024-05-31T12:00:00Z", "vms": [ { "name": "V/1" } ] } ] }""", "Windows lets a VM have a slash in its name")]
    [InlineData("""{ "hosts": [ { "name": "H", "readAt": "2024-05-31T12:00:00Z", "vms": [ { "name": "V", "adapters": [ { "vlan": { "mode": "Isolated", "primary": 5, "secondary": 5 } } ] } ] } ] }""", "a live host may hold nonsense")]
    [InlineData("""{ "hosts": [ { "name": "H", "physicalNics": [ { "name": "N", "port": "A/1", "physicalPort": "1:1" }, { "name": "M", "port": "A/1", "physicalPort": "1:1" } ] } ] }""", "one hardware port presents two NICs")]
    [InlineData("""{ "fabric": { "switches": [ { "name": "A", "ports": [ { "name": "1", "attached": "S" }, { "name": "2", "attached": "S" } ] } ] } }""", "a server on two ports")]
    [InlineData("""{ "fabric": { "links": [ ["A/1", "B/1"] ], "lags": [ { "name": "Po1", "ports": ["A/1"] }, { "name": "Po1", "ports": ["B/1"] } ] } }""", "each switch has a Po1 of its own")]
    [InlineData("""{ "hosts": [ { "name": "H", "switches": [ { "name": "S", "id": "1", "type": "Private" }, { "name": "S", "id": "2", "type": "Private" } ], "vms": [ { "name": "V", "adapters": [ { "switch": "2" } ] } ] } ] }""", "an id tells switches apart")]
    [MemberData(nameof(Far))]
    public void Accepts_what_only_looks_wrong(string text, string because) =>
        Assert.True(DocumentText.Read(text).Errors.Count == 0, because);

    public static TheoryData<string, string> Far => new()
    {
        { Pvlan("A/1", "C/1", "10"), "no cable joins the two, so each may use its numbers as it likes" },
        { Pvlan("A/1", "A/2", "11"), "one primary" },
    };

    // A report of a host says what is there: every contradiction of an expected host is tried as one.
    [Fact]
    public void What_a_live_host_holds_is_no_error_and_round_trips()
    {
        const string Expected = "{ \"hosts\": [ { \"name\": \"H\", ";
        string[] hosts = Documents.Select(d => (string)d[0]).Where(t => t.StartsWith(Expected, StringComparison.Ordinal) && !t.Contains("\"port\"", StringComparison.Ordinal)).ToArray();
        foreach (string text in hosts)
        {
            NetworkDocument document = DocumentText.ReadGood(text.Replace(Expected, Expected + "\"readAt\": \"2024-05-31T12:00:00Z\", ", StringComparison.Ordinal));
            Assert.Equal(document, DocumentText.ReadGood(DocumentWriter.Write(document)));
        }

        Assert.InRange(hosts.Length, 25, 100);
    }

    [Fact]
    public void A_live_host_may_have_blank_names() =>
        Assert.Equal(" ", DocumentText.ReadGood("""{ "hosts": [ { "name": "H", "readAt": "2024-05-31T12:00:00Z", "vms": [ { "name": " " } ] } ] }""").Hosts[0].Vms[0].Name);

    [Theory]
    [InlineData("""{ "tenants": [ { "name": "A", "members": [] } ] }""", DocumentErrorIds.DuplicateTenant)]
    [InlineData("""{ "hosts": [ { "name": "H" } ] }""", DocumentErrorIds.DuplicateHost)]
    [InlineData("""{ "fabric": { "switches": [ { "name": "S" } ] } }""", DocumentErrorIds.DuplicatePhysicalSwitch)]
    public void Names_both_files_of_what_stands_in_two(string text, string id)
    {
        DocumentError error = DocumentText.ReadBad(text, "{}", "\n" + text);

        Assert.Equal((id, "net3.json", 2), (error.ErrorId, error.File, error.Line));
        Assert.Contains("first in net.json line 1", error.Message);
    }

    [Fact]
    public void Collects_all_contradictions_in_the_order_of_their_places()
    {
        DocumentReadResult result = DocumentText.Read(
            """
            {
              "tenants": [
                { "name": "A", "members": ["VM1", "nobody"] }
              ],
              "hosts": [
                { "name": "H", "vms": [
                  { "name": "VM1" },
                  { "name": "VM1" } ] }
              ],
              "fabric": { "links": [ ["A/1", "A/1"] ] }
            }
            """);

        Assert.Equal([(3, 39), (8, 7), (10, 26)], result.Errors.Select(e => (e.Line, e.Column)));
    }

    private static string Host(string keys) => $$"""{ "hosts": [ { "name": "H", {{keys}} } ] }""";

    // Two hosts, each with an isolated adapter in secondary 20: of primary 10, and of another one.
    private static string Pvlan(string first, string second, string primary)
    {
        string Host(string name, string port, string of) => $$"""
            { "name": "{{name}}", "physicalNics": [ { "name": "N", "port": "{{port}}" } ], "switches": [ { "name": "S", "type": "External", "uplink": "N" } ], "vms": [ { "name": "V", "adapters": [ { "switch": "S", "vlan": { "mode": "Isolated", "primary": {{of}}, "secondary": 20 } } ] } ] }
            """;
        return $$"""{ "hosts": [ {{Host("H", first, "11")}}, {{Host("I", second, primary)}} ], "fabric": { "links": [ ["A/48", "B/48"] ] } }""";
    }

    private static string Fabric(string ports) => $$"""{ "fabric": { "switches": [ { "name": "A", "ports": [ {{ports}} ] } ] } }""";
}
