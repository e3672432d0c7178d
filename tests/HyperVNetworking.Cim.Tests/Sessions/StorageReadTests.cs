using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Storage;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>The article's R&amp;D and its disks, judged on what the hosts tell and on nothing that the document says of them.</summary>
public sealed class StorageReadTests
{
    [Fact]
    public async Task The_storage_of_the_article_is_dedicated_by_live_facts_alone()
    {
        NetworkDocument document = LabHosts.TwoHosts();
        NetworkDocument tenants = document with { Hosts = [] };

        Assert.Empty(TenantStorageCheck.Judge(tenants, await ReadAsync(document)));
        NetworkDocument shared = document with
        {
            Hosts = document.Hosts.Replace(h => h.Name == "Host1", h => h with { Vms = h.Vms.Replace(v => v.Name == "VM1", v => v with { Disks = [new VmDisk { Kind = VmDiskKind.Vhd, Path = @"E:\VM1.vhdx" }] }) }),
        };
        Assert.Equal(StorageFindingCodes.StorageNotDedicated, Assert.Single(TenantStorageCheck.Judge(tenants, await ReadAsync(shared))).Code);
    }

    [Fact]
    public async Task The_HBA_of_the_article_is_read_as_one_and_is_no_NIC()
    {
        HostState host = (await ReadAsync(LabHosts.TwoHosts())).First(h => h.Name == "Host1");

        Assert.Equal("P-NIC3", Assert.Single(host.HostBusAdapters).Name);
        Assert.DoesNotContain(host.PhysicalNics, n => n.Name == "P-NIC3");
    }

    private static async Task<HostState[]> ReadAsync(NetworkDocument document)
    {
        NetworkLab lab = NetworkLab.Create(document, null);
        return await Task.WhenAll(document.Hosts.Select(async h =>
        {
            using var session = new HyperVHostSession(lab.Connect(h.Name), SystemClock.Instance);
            return await session.ReadAsync();
        }));
    }
}
