using System;
using System.Linq;
using HyperVNetworking.Documents;
using HyperVNetworking.Fabrics;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Fabrics;

/// <summary>Two switches that answer as one, and the cables that LLDP tells of.</summary>
public sealed class PairTests
{
    private static readonly string s_other = Configurations.NxOs
        .Replace("hostname tor-a", "hostname tor-b", StringComparison.Ordinal)
        .Replace("destination 10.0.0.2 source 10.0.0.1", "destination 10.0.0.1 source 10.0.0.2", StringComparison.Ordinal);

    [Fact]
    public void The_two_switches_of_a_vpc_domain_are_one_pair_with_common_port_channels()
    {
        FabricImport import = Configurations.Read([Configurations.NxOs, s_other]);
        Fabric fabric = import.Document.Fabric;
        Assert.Equal(new SwitchPair("tor-a", "tor-b"), Assert.Single(fabric.Mlag));
        Assert.Equal(
            ["port-channel10: tor-a/Ethernet1/1 tor-b/Ethernet1/1", "port-channel1: tor-a/Ethernet1/47 tor-a/Ethernet1/48", "port-channel1: tor-b/Ethernet1/47 tor-b/Ethernet1/48"],
            fabric.Lags.Select(l => $"{l.Name}: {string.Join(' ', l.Ports)}"));
        Assert.Equal(["tor-a/Ethernet1/47 tor-b/Ethernet1/47", "tor-a/Ethernet1/48 tor-b/Ethernet1/48"], fabric.Links.Select(l => $"{l.First} {l.Second}"));
        Assert.Equal(FindingSeverity.Information, Assert.Single(import.Findings, f => f.Code == FabricFindingCodes.PeerLinkAssumed).Severity);
    }

    [Fact]
    public void A_domain_number_alone_makes_no_pair_of_switches_that_look_for_others()
    {
        string stranger = s_other.Replace("destination 10.0.0.1 source 10.0.0.2", "destination 10.0.0.8 source 10.0.0.9", StringComparison.Ordinal);
        FabricImport import = Configurations.Read([Configurations.NxOs, stranger]);
        Assert.Empty(import.Document.Fabric.Mlag);
        Assert.Equal(2, import.Findings.Count(f => f.Code == FabricFindingCodes.SwitchPeerUnknown));
    }

    [Fact]
    public void Of_several_pairs_with_one_domain_number_each_finds_its_own()
    {
        string Move(string text, string name, int net) => text.Replace("tor-", name, StringComparison.Ordinal).Replace("10.0.0.", $"10.0.{net}.", StringComparison.Ordinal);
        FabricImport import = Configurations.Read([Configurations.NxOs, Move(Configurations.NxOs, "row2-", 2), s_other, Move(s_other, "row2-", 2)]);
        Assert.Equal(["tor-a tor-b", "row2-a row2-b"], import.Document.Fabric.Mlag.Select(m => $"{m.First} {m.Second}"));
    }

    [Fact]
    public void Neighbours_of_nxos_are_links_servers_and_the_ports_of_nics()
    {
        const string Json = """
            { "TABLE_nbor_detail": { "ROW_nbor_detail": [
              { "l_port_id": "Eth1/47", "sys_name": "tor-b.contoso.com", "port_id": "Ethernet1/48", "enabled_capability": "B, R" },
              { "l_port_id": "Eth1/2", "sys_name": "Server1", "port_id": "0015.5d00.0001", "port_desc": "eth0", "enabled_capability": "S" },
              { "l_port_id": "Eth1/3", "sys_name": "core-9", "port_id": "Ethernet9/9", "enabled_capability": "B" },
              { "l_port_id": "Eth1/1", "sys_name": "HV01", "port_id": "NIC1", "enabled_capability": "S" },
              { "l_port_id": "Eth1/4", "sys_name": "", "port_id": "0015.5d00.0002" } ] } }
            """;
        var host = new HostState { Name = "HV01", PhysicalNics = [new PhysicalNic { Name = "NIC1" }] };
        FabricImport import = FabricImporter.Read(
            [new ConfigurationSource("a.cfg", Configurations.NxOs), new ConfigurationSource("b.cfg", s_other)],
            [new DocumentSource("tor-a.lldp.json", System.Text.Encoding.UTF8.GetBytes(Json))],
            new FabricImportOptions { Document = new NetworkDocument { Hosts = [host] } });
        Fabric fabric = import.Document.Fabric;
        Assert.Equal(
            ["tor-a/Ethernet1/47 tor-b/Ethernet1/48", "tor-a/Ethernet1/3 core-9/Ethernet9/9", "tor-a/Ethernet1/48 tor-b/Ethernet1/47"],
            fabric.Links.Select(l => $"{l.First} {l.Second}"));
        Assert.Equal("Server1", import.Port("tor-a/Ethernet1/2").Attached);
        Assert.Equal(new PortReference("tor-a", "Ethernet1/1"), import.Document.Hosts[0].PhysicalNics[0].Port);
        Assert.Equal("Physical switch tor-a port Ethernet1/4", Assert.Single(import.Findings, f => f.Code == FabricFindingCodes.NeighborUnclear).Message.Split("whoever is at p")[^1].Split(" does")[0].Insert(0, "P"));
    }

    [Theory]
    [InlineData("""{ "lldp": { "interface": { "eth0": { "chassis": { "access-1": { "id": { "type": "mac", "value": "00:11" } } }, "port": { "id": { "type": "ifname", "value": "Gi1/0/1" } } } } } }""")]
    [InlineData("""{ "lldp": { "interface": [ { "eth0": { "chassis": { "access-1": {} }, "port": { "id": { "type": "mac", "value": "00:22" }, "descr": "GigabitEthernet1/0/1" } } } ] } }""")]
    [InlineData("""{ "lldp": [ { "interface": [ { "name": "eth0", "chassis": [ { "name": [ { "value": "access-1" } ] } ], "port": [ { "id": [ { "type": "ifname", "value": "GigabitEthernet1/0/1" } ] } ] } ] } ] }""")]
    public void Neighbours_of_lldpd_put_a_host_s_nic_on_its_port(string json)
    {
        var host = new HostState { Name = "HV01", PhysicalNics = [new PhysicalNic { Name = "eth0" }] };
        FabricImport import = FabricImporter.Read(
            [new ConfigurationSource("a.cfg", Configurations.Ios)],
            [new DocumentSource("/x/HV01.json", System.Text.Encoding.UTF8.GetBytes(json))],
            new FabricImportOptions { Document = new NetworkDocument { Hosts = [host] } });
        Assert.Equal(new PortReference("access-1", "GigabitEthernet1/0/1"), import.Document.Hosts[0].PhysicalNics[0].Port);
        Assert.DoesNotContain(import.Findings, f => f.Code == FabricFindingCodes.NeighborUnclear);
    }

    [Theory]
    [InlineData("access-1.json", "{ }", FabricErrorIds.LldpFormatUnknown)]
    [InlineData("access-1.json", "[[[", "DocumentTruncated")]
    public void A_file_that_lists_no_neighbours_is_an_error(string file, string json, string id)
    {
        FabricImport import = Configurations.Read([Configurations.Ios], null, (file, json));
        Assert.Equal(id, Assert.Single(import.Errors).ErrorId);
    }

    [Fact]
    public void Neighbours_without_an_owner_are_an_error() =>
        Assert.Equal(FabricErrorIds.LldpOwnerUnknown, Assert.Single(Configurations.Read([Configurations.NxOs, s_other], null, ("neighbours.json", "{}")).Errors).ErrorId);

    [Fact]
    public void A_document_keeps_what_no_configuration_says()
    {
        var given = new NetworkDocument
        {
            Tenants = [new Tenant { Name = "Sales", Members = ["Server1"] }],
            Fabric = new Fabric
            {
                Switches =
                [
                    new PhysicalSwitch { Name = "TOR-A", AcceptsTaggedNative = false, OtherPorts = OtherPorts.Unused, Ports = [new PhysicalPort { Name = "Ethernet1/2", Attached = "Server1" }] },
                    new PhysicalSwitch { Name = "core", Ports = [new PhysicalPort { Name = "1" }] },
                ],
                Links = [new FabricLink(new PortReference("core", "1"), new PortReference("tor-a", "Ethernet1/3"))],
            },
        };
        NetworkDocument document = FabricImporter.Read([new ConfigurationSource("a", Configurations.NxOs)], [], new FabricImportOptions { Document = given }).Document;
        Assert.Equal(["core", "tor-a"], document.Fabric.Switches.Select(s => s.Name));
        Assert.Equal((given.Tenants, given.Fabric.Links), (document.Tenants, document.Fabric.Links));
        PhysicalSwitch read = document.Fabric.FindSwitch("tor-a")!;
        Assert.Equal((false, OtherPorts.Unused, "Server1"), (read.AcceptsTaggedNative, read.OtherPorts, read.FindPort("Ethernet1/2")!.Attached));
    }
}
