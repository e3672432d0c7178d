using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Execution;

/// <summary>Changes of what a host is managed over (design 8, "Never cut the branch"; site-rules D5, D10, G(i)).</summary>
public sealed class WayBackTests : RunnerTest
{
    private static readonly HostAdapter s_mgmt = new() { Name = "Mgmt", Switch = "Shared", Traffic = "Management", Addressing = new InterfaceAddressing { Addresses = ["192.0.2.10/24"] } };

    private static readonly HostState s_host = new()
    {
        Name = "HV01",
        PhysicalNics = [new PhysicalNic { Name = "NIC1" }, new PhysicalNic { Name = "NIC2" }],
        Switches = [new VirtualSwitch { Name = "Shared", Type = SwitchType.External, Uplinks = ["NIC1"], AllowManagementOS = true }],
        HostAdapters = [s_mgmt],
    };

    private static readonly HostAdapter s_new = new() { Name = "New", Switch = "Shared", Addressing = new InterfaceAddressing { Addresses = ["192.0.2.11/24"] } };

    private static readonly HostChange s_vlan = new HostChange.SetAdapterVlan(AdapterReference.To(s_mgmt), PortVlan.None, new PortVlan.Access(new VlanId(10)));

    /// <summary>Site-rules G(i).</summary>
    [Fact]
    public async Task A_plan_that_removes_the_only_management_adapter_writes_nothing_whatever_is_allowed_and_the_event_is_logged()
    {
        var session = new FakeHostSession(s_host);
        var log = new Events();

        ChangeReport report = await Run(Plan(new HostChange.RemoveHostAdapter(s_mgmt)), [session], Everything([s_host]) with { EventLog = log });
        RunEvent.Write(log, report);

        Assert.Equal((ChangeOutcome.Refused, false), (report.Outcome, report.Succeeded));
        Assert.Equal("NoManagementPathLeft", Assert.Single(report.Refusals).ErrorId);
        Assert.Equal((0, 0), (session.Writes, session.Armed));
        Assert.Contains("NoManagementPathLeft", report.Refusals[0].ErrorId, StringComparison.Ordinal);
        Assert.Equal(RunEvent.NotDone, Assert.Single(log.Ids));
    }

    [Fact]
    public async Task The_old_adapter_goes_after_the_new_one_is_seen_with_its_address()
    {
        var session = new FakeHostSession(s_host);

        ChangeReport report = await Run(Plan(new HostChange.AddHostAdapter(s_new), new HostChange.RemoveHostAdapter(s_mgmt)), [session]);

        Assert.True(report.Outcome == ChangeOutcome.Done, report.Summary);
        Assert.Equal(1, session.Armed);
        Assert.Null(session.WayBack);
    }

    [Fact]
    public async Task The_old_adapter_stays_where_the_new_one_has_no_address()
    {
        var session = new FakeHostSession(s_host) { Seen = h => h with { HostAdapters = h.HostAdapters.Replace(a => a.Name == "New", a => a with { Addressing = null }) } };

        ChangeReport report = await Run(Plan(new HostChange.AddHostAdapter(s_new), new HostChange.RemoveHostAdapter(s_mgmt)), [session]);

        Assert.Equal(ChangeOutcome.Undone, report.Outcome);
        ChangeFault fault = Assert.Single(report.Faults);
        Assert.Equal("NewPathNotProven", fault.ErrorId);
        Assert.Contains("192.0.2.11/24", fault.Message, StringComparison.Ordinal);
        Assert.Equal(s_host, session.State);
        Assert.Null(session.WayBack);
    }

    [Fact]
    public async Task The_way_back_takes_back_the_first_such_step_and_all_after_it_newest_first_and_no_other()
    {
        var session = new FakeHostSession(s_host);
        WayBack? armed = null;
        session.OnArmed = w => armed = w;
        HostChange first = new HostChange.CreateSwitch(new VirtualSwitch { Name = "Inner", Type = SwitchType.Private }, null);
        HostChange last = new HostChange.CreateSwitch(new VirtualSwitch { Name = "Other", Type = SwitchType.Private }, null);

        ChangeReport report = await Run(Plan(first, s_vlan, last), [session]);

        Assert.True(report.Outcome == ChangeOutcome.Done, report.Summary);
        Assert.Equal([last.Inverse, s_vlan.Inverse], armed!.Changes);
        Assert.Equal(TimeSpan.FromSeconds(120), armed.Timeout);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_before_any_write()
    {
        var session = new FakeHostSession(s_host) { Obstacle = "it is too long" };

        ChangeReport report = await Run(Plan(new HostChange.CreateSwitch(new VirtualSwitch { Name = "Inner", Type = SwitchType.Private }, null), s_vlan), [session]);

        Assert.Equal("WayBackTooLong", Assert.Single(report.Refusals).ErrorId);
        Assert.Equal(0, session.Writes);
    }

    [Fact]
    public async Task A_host_that_takes_no_way_back_is_not_changed()
    {
        var session = new FakeHostSession(s_host) { RefusesWayBack = true };

        ChangeReport report = await Run(Plan(s_vlan), [session]);

        Assert.Equal((ChangeOutcome.Undone, 0), (report.Outcome, session.Writes));
        Assert.Equal("WayBackNotArmed", Assert.Single(report.Faults).ErrorId);
    }

    [Fact]
    public async Task A_domain_profile_that_does_not_come_back_takes_the_change_back()
    {
        var session = new FakeHostSession(s_host) { Profiles = [new NetworkProfile("vEthernet (Mgmt)", true)] };
        session.OnArmed = _ => session.Profiles = [new NetworkProfile("vEthernet (Mgmt)", false)];

        ChangeReport report = await Run(Plan(s_vlan), [session]);

        Assert.Equal(ChangeOutcome.Undone, report.Outcome);
        Assert.Equal("FirewallProfileChanged", report.Faults[0].ErrorId);
        Assert.Equal(s_host, session.State);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_run_that_dies_before_it_took_the_way_back_away_is_finished_or_taken_back(bool resumes, bool hasGone)
    {
        var journal = new MemoryJournal();
        RunOptions options = Everything([s_host]) with { Journal = journal };
        var session = new FakeHostSession(s_host);
        WayBack? armed = null;
        session.OnArmed = w => armed = w;
        string run = (await Run(Plan(s_vlan), [session], options)).ChangeId!;
        string[] lines = Encoding.UTF8.GetString(journal.Files[run]).Split('\n');
        int end = Array.FindIndex(lines, l => l.Contains("\"Disarmed\"", StringComparison.Ordinal));
        Assert.True(end > 0);
        journal.Files[run] = Encoding.UTF8.GetBytes(string.Concat(lines.Take(end).Select(l => l + "\n")));
        session.WayBack = hasGone ? null : armed;
        session.State = hasGone ? s_host : session.State;

        ChangeReport report = resumes
            ? await ChangeRecovery.ResumeAsync(run, [session], options, null, CancellationToken.None)
            : await ChangeRecovery.UndoAsync(run, [session], options, null, CancellationToken.None);

        Assert.True(report.Outcome == (resumes ? ChangeOutcome.Done : ChangeOutcome.Undone), report.Summary);
        Assert.Equal(resumes ? s_vlan.ApplyTo(s_host) : s_host, session.State);
        Assert.Null(session.WayBack);
    }

    private static NetworkPlan Plan(params HostChange[] changes) => new()
    {
        Document = NetworkDocument.Empty,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Hosts = ["HV01"],
        Steps = changes.Select((c, i) => new PlanStep { Number = i + 1, Host = "HV01", Change = c, Reason = "Asked for." }).ToValueList(),
    };

    private sealed class Events : IEventLog
    {
        public List<int> Ids { get; } = [];

        public void Write(EventSeverity severity, int eventId, string text) => Ids.Add(eventId);
    }
}
