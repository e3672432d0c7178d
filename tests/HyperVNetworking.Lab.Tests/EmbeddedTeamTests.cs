using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>Switch Embedded Teaming: several NICs on one external port (facts A1.5, B1.4, D12).</summary>
public class EmbeddedTeamTests
{
    private static async Task<(ICimClient Client, string[] Nics)> Host(int nics)
    {
        ICimClient client = Client(new HostState { Name = "Host1", PhysicalNics = [.. Enumerable.Range(1, nics).Select(i => new PhysicalNic { Name = "NIC" + i })] });
        await client.Switches("DefineSystem", Text("SystemSettings", Embedded("Msvm_VirtualEthernetSwitchSettingData", Text("ElementName", "S"), new CimField("TeamingEnabled", CimDataType.Boolean, true))));
        return (client, [.. (await client.All("Msvm_ExternalEthernetPort")).Select(p => Path(p).ToString())]);
    }

    private static async Task<uint> Bind(ICimClient client, string vswitch, params string[] nics) => (await client.Switches(
        "AddResourceSettings",
        Reference("AffectedConfiguration", Path(await client.SwitchSettings(vswitch))),
        Texts("ResourceSettings", Embedded(Allocation, Texts("HostResource", nics))))).ReturnValue;

    private static async Task<uint> Rebind(ICimClient client, params string[] nics) => (await client.Switches(
        "ModifyResourceSettings",
        Texts("ResourceSettings", Embedded(Allocation, Text("InstanceID", Assert.Single(await client.PortsOf("S")).Text("InstanceID")), Texts("HostResource", nics))))).ReturnValue;

    [Theory]
    [InlineData(1, 0u)]
    [InlineData(8, 0u)]
    [InlineData(9, 32773u)]
    public async Task A_team_has_one_to_eight_NICs(int count, uint expected)
    {
        (ICimClient client, string[] nics) = await Host(count);

        Assert.Equal(expected, await Bind(client, "S", nics));
        Assert.Equal(expected == 0 ? count : 0, (await client.All("Msvm_ExternalEthernetPort")).Count(p => p.Flag("IsBound") == true));
    }

    [Fact]
    public async Task Its_NICs_are_changed_by_changing_its_port_and_what_goes_is_free_for_another()
    {
        (ICimClient client, string[] nics) = await Host(3);
        Assert.Equal(0u, await Bind(client, "S", nics[0], nics[1]));

        Assert.Equal(0u, await Rebind(client, nics[1], nics[2]));

        Assert.Equal([false, true, true], (await client.All("Msvm_ExternalEthernetPort")).Select(p => p.Flag("IsBound") == true));
        await client.Switches("DefineSystem", Text("SystemSettings", Embedded("Msvm_VirtualEthernetSwitchSettingData", Text("ElementName", "T"))));
        Assert.Equal(32774u, await Bind(client, "T", nics[1]));
        Assert.Equal(0u, await Bind(client, "T", nics[0]));
        Assert.Equal(32774u, await Rebind(client, nics[0], nics[2]));
        Assert.Equal(32773u, await Rebind(client, nics[2], nics[2]));
        Assert.Equal(32773u, await Rebind(client));
    }
}
