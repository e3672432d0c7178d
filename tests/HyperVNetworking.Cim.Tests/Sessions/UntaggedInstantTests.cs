using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>No port is ever heard in no VLAN, or in another one, between two settings (design 8): somebody listens on the virtual switch after every operation.</summary>
public sealed class UntaggedInstantTests
{
    private Listener _listener = null!;

    [Theory]
    [InlineData(JobMode.Synchronous)]
    [InlineData(JobMode.Jobs)]
    public async Task A_new_host_adapter_is_heard_in_its_VLAN_and_in_no_other(JobMode mode)
    {
        (NetworkLab lab, HyperVHostSession session) = Listen(mode);

        await session.ApplyAsync(
            new HostChange.AddHostAdapter(new HostAdapter { Name = "Plain", Switch = "LAN" }),
            new HostChange.AddHostAdapter(new HostAdapter { Name = "CSV", Switch = "LAN", Vlan = LabHosts.Access(30), Security = new AdapterSecurity { DhcpGuard = true } }));

        Assert.Equal([LabHosts.Access(30)], _listener.Of("CSV"));
        HostState after = await LabHosts.Session(lab).ReadAsync();
        Assert.True(after.Complete, after.Error);
        Assert.Equal(LabHosts.Access(30), after.HostAdapters.Single(a => a.Name == "CSV").Vlan);
    }

    [Fact]
    public async Task A_host_adapter_that_comes_back_is_heard_in_its_VLAN_and_has_the_address_that_it_had()
    {
        (NetworkLab lab, HyperVHostSession session) = Listen();
        HostState before = await LabHosts.Session(lab).ReadAsync();
        var removal = new HostChange.RemoveHostAdapter(before.HostAdapters.Single(a => a.Name == "Mgmt"));
        string address = Assert.IsType<string>(removal.Adapter.MacAddress);

        await session.ApplyAsync(removal);
        Assert.DoesNotContain((await LabHosts.Session(lab).ReadAsync()).HostAdapters, a => a.Name == "Mgmt");
        await session.ApplyAsync(removal.Inverse);

        Assert.Equal([LabHosts.Access(10)], _listener.Of("Mgmt"));
        Assert.Equal(address, (await LabHosts.Session(lab).ReadAsync()).HostAdapters.Single(a => a.Name == "Mgmt").MacAddress);
        Assert.Contains(
            await lab.Connect("HV01").EnumerateAsync(@"root\StandardCimv2", "MSFT_NetAdapter", CancellationToken.None),
            a => a.Text("Name") == "vEthernet (Mgmt)" && a.Text("PermanentAddress") == address);
    }

    [Fact]
    public async Task Whoever_listens_hears_an_adapter_that_has_no_VLAN()
    {
        (_, HyperVHostSession session) = Listen();

        await session.ApplyAsync(new HostChange.AddHostAdapter(new HostAdapter { Name = "CSV", Switch = "LAN" }));

        Assert.Equal([PortVlan.None], _listener.Of("CSV"));
    }

    [Fact]
    public async Task A_host_that_makes_no_disconnected_host_adapter_is_told_apart_and_nothing_is_heard()
    {
        (NetworkLab lab, HyperVHostSession session) = Listen();
        lab.Options = lab.Options with { RefuseDisconnectedHostPort = true };

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(
            new HostChange.AddHostAdapter(new HostAdapter { Name = "CSV", Switch = "LAN", Vlan = LabHosts.Access(30) })));
        await session.ApplyAsync(new HostChange.AddHostAdapter(new HostAdapter { Name = "Plain", Switch = "LAN" }));

        Assert.Empty(_listener.Of("CSV"));
        Assert.Equal(HostFaultKind.InvalidParameter, fault.Kind);
        Assert.EndsWith("If this host makes no disconnected host adapter: add it by hand when a moment without VLAN does no harm, set its VLAN, and plan anew.", fault.Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AddFeatureSettings")]
    [InlineData("ModifyResourceSettings")]
    public async Task A_host_adapter_that_cannot_be_set_up_is_removed_again_and_was_never_heard(string method)
    {
        (NetworkLab lab, HyperVHostSession session) = Listen();
        lab.Faults = [new LabFault { Kind = LabFaultKind.ProviderError, ErrorCode = 32768, Where = o => o.EndsWith(method, System.StringComparison.Ordinal) }];

        await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(
            new HostChange.AddHostAdapter(new HostAdapter { Name = "CSV", Switch = "LAN", Vlan = LabHosts.Access(30) })));

        Assert.Empty(_listener.Of("CSV"));
        Assert.DoesNotContain((await LabHosts.Session(lab).ReadAsync()).HostAdapters, a => a.Name == "CSV");
    }

    [Fact]
    public async Task A_host_adapter_that_was_left_disconnected_makes_the_reading_incomplete()
    {
        (NetworkLab lab, HyperVHostSession session) = Listen();
        lab.Faults =
        [
            new LabFault { Kind = LabFaultKind.ProviderError, ErrorCode = 32768, Where = o => o.EndsWith("AddFeatureSettings", System.StringComparison.Ordinal) },
            new LabFault { Kind = LabFaultKind.ProviderError, ErrorCode = 32768, Where = o => o.EndsWith("RemoveResourceSettings", System.StringComparison.Ordinal) },
        ];

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(
            new HostChange.AddHostAdapter(new HostAdapter { Name = "CSV", Switch = "LAN", Vlan = LabHosts.Access(30) })));

        HostState after = await LabHosts.Session(lab).ReadAsync();
        Assert.Contains("is half done", fault.Message, System.StringComparison.Ordinal);
        Assert.False(after.Complete);
        Assert.Contains("host adapter vEthernet (CSV) is disconnected", after.Error, System.StringComparison.Ordinal);
    }

    private (NetworkLab Lab, HyperVHostSession Session) Listen(JobMode mode = JobMode.Synchronous)
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        lab.Options = LabOptions.Default with { JobMode = mode };
        _listener = new Listener(lab.Connect("HV01"));
        return (lab, new HyperVHostSession(new RecordingClient(lab.Connect("HV01")) { After = _listener.ListenAsync }, SystemClock.Instance));
    }
}
