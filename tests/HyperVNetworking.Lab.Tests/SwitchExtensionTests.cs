using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>The extensions of virtual switches (site-rules B2; ExtensionType 3 forwards).</summary>
public class SwitchExtensionTests
{
    private const string Extension = "Msvm_EthernetSwitchExtension";
    private const string Vfp = "Microsoft Azure VFP Switch Extension";

    [Fact]
    public async Task Every_switch_has_the_extensions_of_Windows_and_they_come_and_go_with_it()
    {
        ICimClient client = Client(Host1);

        Assert.Equal(2 * 3, (await client.All(Extension)).Count);
        Assert.Equal(3, (await client.Associated(Path(await client.Switch("Switch B")), "Msvm_HostedEthernetSwitchExtension")).Count);
        await client.Switches("DefineSystem", Text("SystemSettings", Embedded("Msvm_VirtualEthernetSwitchSettingData", Text("ElementName", "New"))));
        Assert.Equal(3 * 3, (await client.All(Extension)).Count);
        await client.Switches("DestroySystem", Reference("AffectedSystem", Path(await client.Switch("New"))));
        Assert.Equal(2 * 3, (await client.All(Extension)).Count);
    }

    [Theory]
    [InlineData(JobMode.Synchronous, 0u)]
    [InlineData(JobMode.Jobs, 4096u)]
    public async Task An_extension_is_enabled_and_disabled(JobMode mode, uint answer)
    {
        NetworkLab lab = NewLab(Host1);
        lab.Options = LabOptions.Default with { JobMode = mode };
        ICimClient client = lab.Connect("Host1");
        CimRecord vfp = (await client.All(Extension)).First(e => e.Text("ElementName") == Vfp);
        Assert.Equal((3L, 3L), (vfp.Number("ExtensionType"), vfp.Number("EnabledState")));

        Assert.Equal(answer, await Change(client, vfp, 2));
        Assert.Equal(2, (await client.Get(Key(vfp))).Number("EnabledState"));
        Assert.Equal(answer, await Change(client, vfp, 3));
        Assert.Equal(3, (await client.Get(Key(vfp))).Number("EnabledState"));
    }

    [Fact]
    public async Task One_extension_forwards_at_a_time_and_states_that_mean_nothing_are_refused()
    {
        ICimClient client = Client(Host1 with { Switches = [Host1.Switches[0] with { ForwardingExtension = "Other" }, Host1.Switches[1]] });
        string guid = (await client.Switch("Switch A")).Text("Name")!;
        CimRecord[] all = [.. (await client.All(Extension)).Where(e => e.Text("SystemName") == guid)];
        CimRecord vfp = all.Single(e => e.Text("ElementName") == Vfp);
        CimRecord other = all.Single(e => e.Text("ElementName") == "Other");

        Assert.Equal(2, other.Number("EnabledState"));
        Assert.Equal(32775u, await Change(client, vfp, 2));
        Assert.Equal(32773u, await Change(client, vfp, 6));
        Assert.Equal(0u, await Change(client, other, 3));
        Assert.Equal(0u, await Change(client, vfp, 2));
    }

    [Fact]
    public async Task The_uplink_of_a_switch_can_be_mirrored()
    {
        ICimClient client = Client(Host1 with { Switches = [Host1.Switches[0] with { UplinkMirroring = PortMirroring.Source }, Host1.Switches[1]] });
        CimRecord external = (await client.PortsOf("Switch A")).Single(p => p.Text("ElementName") == "Switch A_External");

        CimRecord security = Assert.Single(await client.Associated(Path(external), "Msvm_EthernetPortSettingDataComponent", "Msvm_EthernetSwitchPortSecuritySettingData"));

        Assert.Equal(2, security.Number("MonitorMode"));
    }

    private static async Task<uint> Change(ICimClient client, CimRecord extension, ushort state) =>
        (await client.InvokeAsync(V2, Key(extension), "RequestStateChange", [new CimField("RequestedState", CimDataType.UInt16, state)], CancellationToken.None)).ReturnValue;

    private static CimPath Key(CimRecord extension) => new(
        Extension,
        new[] { "CreationClassName", "Name", "SystemCreationClassName", "SystemName" }.Select(k => new KeyValuePair<string, string>(k, extension.Text(k)!)));
}
