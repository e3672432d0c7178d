using System.Linq;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Documents;

public sealed class SampleTests
{
    [Fact]
    public void Reads_the_two_hosts_of_the_sample()
    {
        NetworkDocument document = DocumentText.ReadGood(DocumentText.Sample());

        Assert.Equal(["Sales", "Finance", "HR", "R&D"], document.Tenants.Select(t => t.Name));
        Assert.Equal(TenantVisibility.HostOnly, document.FindTenant("R&D")!.Visibility);
        Assert.Equal(TenantStorage.DedicatedVolume, document.FindTenant("R&D")!.Storage);
        Assert.Equal(NicKind.Hba, document.FindHost("Host1")!.FindNic("P-NIC3")!.Kind);
        Assert.Equal("Switch B", document.FindHost("Host1")!.NewSwitches!.Private);
        Assert.Equal(9, document.Hosts.Sum(h => h.Vms.Count));
        Assert.Equal(VlanSet.Of(2, 3, 4), document.Fabric.FindPort(new PortReference("SwitchA", "1"))!.Allowed);
        Assert.Equal("Server3", document.Fabric.FindPort(new PortReference("SwitchA", "13"))!.Attached);
        Assert.Equal(OtherPorts.Unused, document.Fabric.FindSwitch("SwitchC")!.OtherPorts);
    }

    [Fact]
    public void Writes_the_sample_so_that_it_reads_the_same()
    {
        NetworkDocument document = DocumentText.ReadGood(DocumentText.Sample());

        string text = DocumentWriter.Write(document);

        Assert.Equal(document, DocumentText.ReadGood(text));
        Assert.Equal(text, DocumentWriter.Write(DocumentText.ReadGood(text)));
        Assert.Contains("\n    { \"name\": \"Sales\", \"members\": [\"VM1\", \"VM2\", \"VM7\", \"Server1\"] },\n", text);
    }
}
