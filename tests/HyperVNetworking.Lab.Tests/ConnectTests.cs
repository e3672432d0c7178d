using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

public class ConnectTests
{
    [Fact]
    public async Task A_VM_adapter_is_connected_and_gets_its_first_VLAN()
    {
        ICimClient client = Client(Host1);
        CimRecord adapter = await client.AdapterOf("VM4");
        CimRecord settings = (await client.Live("Msvm_VirtualSystemSettingData")).Single(s => s.Text("ElementName") == "VM4");

        CimMethodAnswer connected = await client.Vms(
            "AddResourceSettings",
            Reference("AffectedConfiguration", Path(settings)),
            Texts("ResourceSettings", Connection(adapter, await client.Switch("Switch A"))));

        Assert.Equal(0u, connected.ReturnValue);
        CimPath allocation = Assert.Single((CimPath[])connected.Out["ResultingResourceSettings"]!);
        Assert.Equal(adapter.Text("InstanceID") + @"\C", allocation["InstanceID"]);

        CimMethodAnswer set = await client.Vms("AddFeatureSettings", Reference("AffectedConfiguration", allocation), Texts("FeatureSettings", AccessVlan(7)));

        Assert.Equal(0u, set.ReturnValue);
        CimRecord vlan = Assert.Single(await client.Associated(allocation, "Msvm_EthernetPortSettingDataComponent", Vlan));
        Assert.Equal(7, vlan.Number("AccessVlanId"));
        Assert.Equal("Switch A", (await client.Get(allocation)).Text("LastKnownSwitchName"));
    }

    [Fact]
    public void A_host_that_the_lab_lacks_is_unreachable()
    {
        var fault = Assert.Throws<HostFaultException>(() => NewLab(Host1).Connect("Host9"));

        Assert.Equal(HostFaultKind.Unreachable, fault.Kind);
        Assert.StartsWith("Host9: ", fault.Message, StringComparison.Ordinal);
    }
}
