using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Cim.Tests.ManagementPath;

/// <summary>The scheduled task by which a host goes its way back (learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema).</summary>
public sealed class HostTaskTests
{
    private const string Hostile = "it's \"x\" ]]> & <b> $(calc) `n \u2019; Remove-Item C:\\ -Recurse #\n\u202Etxt";
    private static readonly XNamespace s_task = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    private static readonly WayBack s_wayBack = new("20260301-030000-abcd", TimeSpan.FromSeconds(120),
    [
        new HostChange.RemoveSwitch(new VirtualSwitch { Name = Hostile, Type = SwitchType.External, Uplinks = ["NIC1"], AllowManagementOS = true }, "Management"),
        new HostChange.SetAdapterVlan(new AdapterReference { AdapterName = "Mgmt", Switch = "Shared" }, PortVlan.None, new PortVlan.Access(new VlanId(10))),
    ]);

    [Fact]
    public void It_runs_once_as_the_system_when_its_time_has_come_whatever_happened_to_power_or_clock()
    {
        XElement task = XElement.Parse(HostTaskXml.Write(s_wayBack, "HV01", HostTaskXml.WayBack, new DateTimeOffset(2026, 3, 1, 4, 2, 0, TimeSpan.FromHours(1))));

        XElement trigger = Assert.Single(task.Element(s_task + "Triggers")!.Elements());
        Assert.Equal((s_task + "TimeTrigger", "2026-03-01T03:02:00Z"), (trigger.Name, trigger.Element(s_task + "StartBoundary")!.Value));
        Assert.Equal(["Enabled", "StartBoundary"], trigger.Elements().Select(e => e.Name.LocalName));
        XElement principal = task.Descendants(s_task + "Principal").Single();
        Assert.Equal(("S-1-5-18", "HighestAvailable"), (principal.Element(s_task + "UserId")!.Value, principal.Element(s_task + "RunLevel")!.Value));
        Assert.Equal(principal.Attribute("id")!.Value, task.Element(s_task + "Actions")!.Attribute("Context")!.Value);
        Assert.Equal(("true", "false", "false"), (Setting(task, "StartWhenAvailable"), Setting(task, "DisallowStartIfOnBatteries"), Setting(task, "StopIfGoingOnBatteries")));
    }

    [Fact]
    public void What_is_to_be_done_at_once_starts_with_its_registration() =>
        Assert.Equal("RegistrationTrigger", XElement.Parse(HostTaskXml.Write(s_wayBack, "HV01", HostTaskXml.Step, null)).Element(s_task + "Triggers")!.Elements().Single().Name.LocalName);

    [Fact]
    public void What_it_does_can_be_read_from_it_again()
    {
        XElement task = XElement.Parse(HostTaskXml.Write(s_wayBack, "HV01", HostTaskXml.WayBack, DateTimeOffset.UnixEpoch));

        WayBack read = WayBackDocument.Read(task.Descendants(s_task + "Documentation").Single().Value)!;

        Assert.Equal((s_wayBack.ChangeId, s_wayBack.Changes), (read.ChangeId, read.Changes));
        Assert.Null(WayBackDocument.Read("{"));
        Assert.Null(WayBackDocument.Read("{\"changeId\": 4}"));
    }

    [Fact]
    public void Its_script_asks_no_other_computer_and_holds_every_change_and_its_command_needs_no_quoting()
    {
        string arguments = HostTaskXml.Arguments(s_wayBack, HostTaskXml.WayBack);
        string script = Unpack(arguments);

        Assert.Matches(@"^-NoProfile -NonInteractive -ExecutionPolicy Bypass -Command ""[^""]*""$", arguments);
        Assert.DoesNotContain("-CimSession", script, StringComparison.Ordinal);
        Assert.DoesNotContain("-ComputerName", script, StringComparison.Ordinal);
        Assert.DoesNotContain("\u0001", script, StringComparison.Ordinal);
        Assert.Contains("Remove-VMSwitch", script, StringComparison.Ordinal);
        Assert.Contains("-Access -VlanId 10", script, StringComparison.Ordinal);
        Assert.Contains(@"Unregister-ScheduledTask -TaskPath '\HyperVNetworking\' -TaskName 'WayBack'", script, StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_back_of_hundreds_of_VMs_fits_and_one_of_thousands_is_told()
    {
        Assert.Null(HostTaskXml.FindObstacle(Of(400), HostTaskXml.WayBack));
        Assert.Contains("32,", HostTaskXml.FindObstacle(Of(6000), HostTaskXml.WayBack)!, StringComparison.Ordinal);

        static WayBack Of(int vms) => s_wayBack with
        {
            Changes = Enumerable.Range(0, vms)
                .Select(i => (HostChange)new HostChange.ConnectAdapter(new AdapterReference { VmName = $"VM{i}", VmId = Guid.NewGuid().ToString(), AdapterName = "Network Adapter" }, "Switch", null))
                .ToValueList(),
        };
    }

    internal static string Unpack(string arguments)
    {
        byte[] packed = Convert.FromBase64String(Regex.Match(arguments, "FromBase64String\\('([^']+)'\\)").Groups[1].Value);
        using var reader = new StreamReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string Setting(XElement task, string name) => task.Element(s_task + "Settings")!.Element(s_task + name)!.Value;
}
