using System.Linq;
using System.Text;
using HyperVNetworking.Documents;
using HyperVNetworking.Fabrics;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Fabrics;

/// <summary>Small configurations of our own in the shape that each dialect prints.</summary>
internal static class Configurations
{
    public const string NxOs = """
        !Command: show running-config
        version 9.3(10) Bios:version 05.45
        hostname tor-a
        feature vpc
        feature lacp
        banner motd #
        interface Ethernet1/99
          switchport mode trunk
        #
        vlan 1-4,10,20
        vlan 2
          name Sales
        vlan 20
          state suspend
        vrf context blue
          address-family ipv4 unicast
        vpc domain 10
          role priority 100
          peer-keepalive destination 10.0.0.2 source 10.0.0.1 vrf management
        interface Vlan2
          no shutdown
          vrf member blue
          ip access-group SALES in
          ip address 10.2.0.1/24
          hsrp 2
            priority 110
            ip 10.2.0.254
        interface Vlan3
          ip address 10.3.0.1/24
        interface port-channel1
          description peer link
          switchport mode trunk
          switchport trunk allowed vlan 1-4,10
          vpc peer-link
        interface port-channel10
          switchport mode trunk
          switchport trunk native vlan 10
          switchport trunk allowed vlan 2
          switchport trunk allowed vlan add 3-4
          vpc 10
        interface Ethernet1/1
          description Host1
          switchport mode trunk
          channel-group 10 mode active
          spanning-tree port type edge trunk
        interface Ethernet1/2
          switchport access vlan 3
        interface Ethernet1/3
          switchport mode trunk
          switchport trunk allowed vlan none
          shutdown
        interface Ethernet1/4
          no switchport
          ip address 10.9.0.1/31
        interface Ethernet1/47
          switchport mode trunk
          channel-group 1 mode active
        interface Ethernet1/48
          channel-group 1 mode active
        interface mgmt0
          ip address 10.0.0.1/24
        monitor session 1
          source interface Ethernet1/1 both
        """;

    public const string Ios = """
        Building configuration...
        Current configuration : 1684 bytes
        version 15.2
        service timestamps log datetime msec
        hostname access-1
        vlan dot1q tag native
        vlan 101
         private-vlan isolated
        !
        vlan 100
          private-vlan primary
          private-vlan association 101,102
        vlan 102
          private-vlan community
        interface Port-channel5
         switchport trunk encapsulation dot1q
         switchport trunk allowed vlan except 100-102
         switchport mode trunk
        interface GigabitEthernet1/0/1
         switchport access vlan 20
         switchport mode access
         switchport voice vlan 30
        interface GigabitEthernet1/0/2
         switchport private-vlan host-association 100 101
         switchport mode private-vlan host
        interface GigabitEthernet1/0/3
         switchport private-vlan mapping 100 101-102
         switchport mode private-vlan promiscuous
        interface GigabitEthernet1/0/4
        interface GigabitEthernet1/0/5
         shutdown
        interface TenGigabitEthernet1/1/1
         channel-group 5 mode active
        interface TenGigabitEthernet1/1/2
         channel-group 5 mode active
        interface Vlan20
         ip address 10.20.0.1 255.255.255.0
         ip access-group 101 in
         ip access-group 102 out
        interface Vlan30
         ip address 10.30.0.1 255.255.255.0
         shutdown
        line vty 0 4
         login
        end
        """;

    public const string Os10 = """
        ! Version 10.5.4.1
        hostname tor-1
        interface breakout1/1/30 map 10g-4x
        ip vrf blue
        interface vlan1
         no shutdown
        interface vlan7
         description Infra
         ip vrf forwarding blue
         ip address 10.7.0.2/24
         vrrp-group 7
          virtual-address 10.7.0.1
        interface vlan99
        interface mgmt1/1/1
         ip address 10.0.0.5/24
        interface port-channel20
         description "to Host2"
         no shutdown
         switchport mode trunk
         switchport access vlan 99
         switchport trunk allowed vlan 7
         switchport trunk allowed vlan 8-9
         no switchport trunk allowed vlan 9
         vlt-port-channel 20
        interface range ethernet1/1/1-1/1/2
         no shutdown
         channel-group 20 mode active
         no switchport
         mtu 9216
        interface ethernet1/1/3
         switchport access vlan 7
        interface ethernet1/1/4
         no switchport
         ip address 10.9.0.1/31
        vlt-domain 1
         backup destination 10.0.0.6
         discovery-interface ethernet1/1/25-1/1/26
         peer-routing
         vlt-mac de:11:de:11:de:11
        """;

    public static FabricImport Read(string text, SwitchDialect? dialect = null) => Read([text], dialect);

    public static FabricImport Read(string[] texts, SwitchDialect? dialect = null, params (string File, string Json)[] neighbors) => FabricImporter.Read(
        [.. texts.Select((text, i) => new ConfigurationSource($"{i + 1}.cfg", text))],
        [.. neighbors.Select(n => new DocumentSource(n.File, Encoding.UTF8.GetBytes(n.Json)))],
        new FabricImportOptions { Dialect = dialect });

    public static PhysicalPort Port(this FabricImport import, string reference) =>
        import.Document.Fabric.FindPort(PortReference.TryParse(reference, out PortReference? port) ? port : null)!;
}
