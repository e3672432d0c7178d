using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Sessions;

/// <summary>Another VLAN reaches the RDMA of a host virtual adapter only when that restarts: one at a time, and SMB Direct is seen back before the next (site-rules D11).</summary>
public sealed class RdmaRestartTests
{
    private const string SmbRead = "Enumerate MSFT_SmbClientNetworkInterface";

    [Fact]
    public async Task Adapters_with_RDMA_change_one_at_a_time_and_each_restarts_and_is_waited_for()
    {
        (NetworkLab lab, RecordingClient client, HyperVHostSession session) = Open();

        await session.ApplyAsync(RdmaHosts.Changes);

        string[] shown = client.Calls.Select(Short).OfType<string>().ToArray();
        Assert.Equal(["Modify", SmbRead, "Modify", "Restart", SmbRead, SmbRead, "Add", "Restart", SmbRead], shown);
        HostState after = await LabHosts.Session(lab).ReadAsync();
        Assert.Equal([721, 712, 40], after.HostAdapters.Select(a => ((PortVlan.Access)a.Vlan).Id.Value));
        Assert.Equal([true, true, false], after.HostAdapters.Select(a => a.Rdma!.Value));
        Assert.True(await RdmaHosts.SpeakAsync(lab.Connect("HV01")));
    }

    [Fact]
    public async Task A_VLAN_that_is_set_without_a_restart_leaves_the_lab_without_SMB_Direct()
    {
        (NetworkLab lab, _, HyperVHostSession session) = Open(answer: call => call.Contains(".Restart(", StringComparison.Ordinal) ? new CimMethodAnswer(5, new CimRecord("Restart", [])) : null);

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(RdmaHosts.Changes[0]));

        Assert.Equal("HV01: Restart of the adapter vEthernet (SMB1) failed with code 5: look at it with Get-NetAdapter.", fault.Message);
        Assert.False(await RdmaHosts.SpeakAsync(lab.Connect("HV01")));
    }

    [Fact]
    public async Task SMB_Direct_that_does_not_come_back_is_told_and_the_next_adapter_is_left_alone()
    {
        var clock = new HastyClock();
        (_, RecordingClient client, HyperVHostSession session) = Open(clock, call => call.Contains(".Restart(", StringComparison.Ordinal) ? new CimMethodAnswer(0, new CimRecord("Restart", [])) : null);

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => session.ApplyAsync(RdmaHosts.Changes));

        Assert.StartsWith("HV01: SMB Direct did not come back on vEthernet (SMB1) within 60 s after its VLAN changed and it restarted: see that the physical ports carry that VLAN tagged", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Add", client.Calls.Select(Short));
    }

    [Fact]
    public async Task An_adapter_without_RDMA_does_not_restart_and_asks_nothing_of_SMB()
    {
        (_, RecordingClient client, HyperVHostSession session) = Open();

        await session.ApplyAsync(RdmaHosts.Changes[2]);

        Assert.Equal(["Modify"], client.Calls.Select(Short).OfType<string>());
    }

    [Fact]
    public async Task What_changes_no_VLAN_restarts_nothing()
    {
        (_, RecordingClient client, HyperVHostSession session) = Open();

        await session.ApplyAsync(new HostChange.SetAdapterBandwidth(LabHosts.HostAdapter("SMB1", "Storage"), AdapterBandwidth.Default, new AdapterBandwidth { Weight = 40 }));

        Assert.DoesNotContain("Restart", client.Calls.Select(Short));
        Assert.DoesNotContain(client.Calls, c => c.EndsWith("RdmaSettingData", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_second_VLAN_store_restarts_it_too()
    {
        (_, RecordingClient client, HyperVHostSession session) = Open();

        await session.ApplyAsync(new HostChange.SetAdapterIsolation(LabHosts.HostAdapter("SMB1", "Storage"), null, new IsolationSetting { Mode = IsolationMode.Vlan, DefaultId = 711 }));

        Assert.Contains("Restart", client.Calls.Select(Short));
    }

    [Fact]
    public async Task An_adapter_that_comes_back_has_RDMA_again()
    {
        (NetworkLab lab, _, HyperVHostSession session) = Open();
        HostState before = await LabHosts.Session(lab).ReadAsync();
        var removal = new HostChange.RemoveHostAdapter(before.HostAdapters[0]);

        await session.ApplyAsync(removal);
        Assert.Equal(2, (await LabHosts.Session(lab).ReadAsync()).HostAdapters.Count);
        await session.ApplyAsync(removal.Inverse);

        Assert.True((await LabHosts.Session(lab).ReadAsync()).HostAdapters.Single(a => a.Name == "SMB1").Rdma);
        Assert.True(await RdmaHosts.SpeakAsync(lab.Connect("HV01")));
    }

    private static (NetworkLab Lab, RecordingClient Client, HyperVHostSession Session) Open(IClock? clock = null, Func<string, CimMethodAnswer?>? answer = null)
    {
        NetworkLab lab = LabHosts.Lab(RdmaHosts.Host("HV01"));
        var client = new RecordingClient(lab.Connect("HV01")) { Answer = answer ?? (_ => null) };
        return (lab, client, new HyperVHostSession(client, clock ?? SystemClock.Instance));
    }

    private static string? Short(string call) =>
        call == SmbRead ? call
        : call.Contains(".Restart(", StringComparison.Ordinal) ? "Restart"
        : call.Contains(".ModifyFeatureSettings(", StringComparison.Ordinal) ? "Modify"
        : call.Contains(".AddFeatureSettings(", StringComparison.Ordinal) ? "Add"
        : null;

    /// <summary>Half a minute passes between two looks at it.</summary>
    private sealed class HastyClock : IClock
    {
        private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public DateTimeOffset UtcNow => _now += TimeSpan.FromSeconds(30);
    }
}
