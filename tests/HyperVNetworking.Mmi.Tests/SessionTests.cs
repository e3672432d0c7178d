using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Mmi;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Cim.Tests.Cluster;
using HyperVNetworking.Cim.Tests.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using Microsoft.Management.Infrastructure;
using Microsoft.Management.Infrastructure.Doubles;
using Microsoft.Management.Infrastructure.Options;

namespace HyperVNetworking.Mmi.Tests;

/// <summary>The client over MMI, against a double of MMI with the lab behind it: what the lab's own client reads and changes, this one does.</summary>
public sealed class SessionTests
{
    [Fact]
    public void Reference_and_double_are_one_assembly()
    {
        Assert.True(MmiAvailability.IsAvailable, MmiAvailability.Reason);
        Assert.Equal("Microsoft.Management.Infrastructure, Version=1.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35", typeof(CimSession).Assembly.FullName);
    }

    [Fact]
    public async Task A_host_reads_the_same_over_MMI_as_from_the_lab()
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        using HyperVHostSession direct = LabHosts.Session(lab);
        using HyperVHostSession overMmi = Session(lab, out LabServer server);

        HostState expected = await direct.ReadAsync();
        HostState read = await overMmi.ReadAsync();

        Assert.Equal(expected with { Name = read.Name, ReadAt = read.ReadAt }, read);
        Assert.NotEmpty(read.Vms);
        Assert.All(server.Timeouts, timeout => Assert.Equal(TimeSpan.FromMinutes(3), timeout));
    }

    [Fact]
    public async Task A_failover_cluster_is_read_and_set_over_MMI_as_from_the_lab()
    {
        NetworkLab lab = ClusterLab.Make();
        using HyperVHostSession direct = LabHosts.Session(lab);
        using HyperVHostSession overMmi = Session(lab, out _);

        HostState expected = await direct.ReadAsync();
        HostState read = await overMmi.ReadAsync();
        ClusterNetwork network = read.FailoverCluster!.ClusterNetworks[0];
        await overMmi.SetNetworkAsync(network, network with { Name = LabHosts.Hostile, Role = ClusterNetworkRole.None, AutoMetric = false, Metric = 7, ExcludedFromMigration = true }, CancellationToken.None);

        Assert.Equal(expected.FailoverCluster!.ClusterNetworks, read.FailoverCluster.ClusterNetworks);
        Assert.Equal(expected.FailoverCluster.Vms.Select(v => v.VmId), read.FailoverCluster.Vms.Select(v => v.VmId));
        Assert.Equal(3, read.Vms[0].PossibleOwners.Count);
        ClusterNetwork set = (await direct.ReadNetworksAsync(CancellationToken.None)).Single(n => n.Id == network.Id);
        Assert.Equal((LabHosts.Hostile, ClusterNetworkRole.None, false, 7L, true), (set.Name, set.Role, set.AutoMetric, set.Metric!.Value, set.ExcludedFromMigration));
        Assert.Null((await overMmi.ReadConditionAsync(CancellationToken.None)).FindTrouble(null));
    }

    public static TheoryData<string> Changes() => [.. s_changes.Keys];

    private static readonly Dictionary<string, Func<HostState, HostChange>> s_changes = new()
    {
        ["first VLAN"] = host => Vlan(host, "Two", LabHosts.Access(7)),
        ["other VLAN"] = host => Vlan(host, "Access", LabHosts.Access(8)),
        ["no VLAN"] = host => Vlan(host, "Access", PortVlan.None),
        ["trunk"] = host => Vlan(host, "Access", new PortVlan.Trunk(null, VlanSet.Of(5, 6))),
        ["hostile name"] = host => Vlan(host, LabHosts.Hostile, LabHosts.Access(9)),
        ["switch"] = _ => new HostChange.CreateSwitch(new VirtualSwitch { Name = LabHosts.Hostile, Type = SwitchType.Private }, null),
        ["removed team NIC"] = host => new HostChange.RemoveTeamNic("Team1", host.Teams[0].Interfaces.Single(i => i.Vlan is not null)),
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_over_MMI_is_the_change_that_was_meant(string change)
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        using HyperVHostSession session = Session(lab, out _);
        HostState before = await session.ReadAsync();
        HostChange wanted = s_changes[change](before);

        await session.ApplyAsync(wanted);

        HostState after = await session.ReadAsync();
        Assert.Equal(LabHosts.Told(wanted.ApplyTo(before)), LabHosts.Told(after));
        Assert.NotEqual(LabHosts.Told(before), LabHosts.Told(after));
    }

    [Fact]
    public async Task A_host_is_marked_and_the_mark_is_seen_over_MMI()
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        using HyperVHostSession session = Session(lab, out _);
        var mark = new HostLock("run-1", "CONSOLE", 42, DateTimeOffset.UnixEpoch, "journal");

        Assert.Null(await session.TakeLockAsync(mark, null, CancellationToken.None));
        Assert.Equal(mark, await session.TakeLockAsync(mark with { ChangeId = "run-2" }, null, CancellationToken.None));
        await session.ReleaseLockAsync(mark, CancellationToken.None);
        Assert.Null(await session.TakeLockAsync(mark with { ChangeId = "run-2" }, null, CancellationToken.None));
    }

    [Fact]
    public void Credentials_go_with_the_session_and_are_let_go_when_it_is_open()
    {
        CimSessionOptions? used = null;
        NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        string host = Host(options =>
        {
            used = options;
            Assert.False(options.IsDisposed);
            return new LabServer(lab.Connect("HV01"));
        });

        MmiCimClient.Connect(host, new NetworkCredential("user", "secret", "DOMAIN")).Dispose();

        Assert.IsType<WSManSessionOptions>(used);
        CimCredential credential = Assert.Single(used!.Credentials);
        Assert.Equal(("DOMAIN", "user", PasswordAuthenticationMechanism.Default), (credential.Domain, credential.UserName, credential.Mechanism));
        Assert.Equal("secret", new NetworkCredential(string.Empty, credential.Password).Password);
        Assert.True(used.IsDisposed);
    }

    [Fact]
    public async Task A_session_of_somebody_else_stays_open()
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        string host = Host(_ => new LabServer(lab.Connect("HV01")));
        using CimSession theirs = CimSession.Create(host, new WSManSessionOptions());

        using (var client = MmiCimClient.FromSession(theirs))
        {
            Assert.Equal(host, client.ComputerName);
        }

        Assert.NotEmpty(theirs.EnumerateInstances(@"root\virtualization\v2", "Msvm_VirtualEthernetSwitch", new CimOperationOptions()));
        Assert.Throws<ArgumentException>(() => MmiCimClient.FromSession("HV01"));
    }

    [Fact]
    public async Task A_session_that_was_opened_here_is_closed_here()
    {
        NetworkLab lab = LabHosts.Lab(LabHosts.Rich);
        HyperVHostSession session = Session(lab, out _);
        session.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(session.ReadAsync);
    }

    [Fact]
    public void Nobody_at_that_name_is_a_clear_fault()
    {
        HostFaultException fault = Assert.Throws<HostFaultException>(() => MmiCimClient.Connect("NOBODY", null));

        Assert.Equal(HostFaultKind.Unreachable, fault.Kind);
        Assert.Equal("NOBODY: no CIM session could be opened: Nobody answers at NOBODY.", fault.Message);
    }

    internal static string Host(Func<CimSessionOptions, ICimServer> connect)
    {
        string name = $"HV{Guid.NewGuid():N}";
        CimServers.Add(name, connect);
        return name;
    }

    private static HyperVHostSession Session(NetworkLab lab, out LabServer server)
    {
        var behind = new LabServer(lab.Connect("HV01"));
        server = behind;
        return new HyperVHostSession(MmiCimClient.Connect(Host(_ => behind), null), SystemClock.Instance);
    }

    private static HostChange.SetAdapterVlan Vlan(HostState host, string vm, PortVlan vlan) =>
        new(host.Reference(vm), host.Vms.Single(v => v.Name == vm).Adapters[0].Vlan, vlan);
}
