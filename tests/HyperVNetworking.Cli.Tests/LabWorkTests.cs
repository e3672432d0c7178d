using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Tests.Running;
using HyperVNetworking.Lab;

namespace HyperVNetworking.Cli.Tests;

/// <summary>The commands one after the other on one lab file, as a user runs them.</summary>
public sealed class LabWorkTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Plan_apply_and_test_end_with_a_proven_network_and_an_empty_second_plan()
    {
        string lab = await NewLabAsync();

        Assert.Equal(1, (await CommandRun.OfAsync("test", Scratch.TwoHosts, "--lab", lab)).ExitCode);
        CommandRun apply = await CommandRun.OfAsync("apply", Scratch.TwoHosts, "--lab", lab, "--allow-management-path-change", "Host2");
        CommandRun test = await CommandRun.OfAsync("test", Scratch.TwoHosts, "--lab", lab);
        CommandRun plan = await CommandRun.OfAsync("plan", Scratch.TwoHosts, "--lab", lab);

        Assert.Equal((0, ""), (apply.ExitCode, apply.Error));
        Assert.Equal((0, ""), (test.ExitCode, test.Error));
        Assert.Equal((0, ""), (plan.ExitCode, plan.Error));
        Assert.Contains("None: the hosts are as they should be.", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_backup_tenant_is_heard_by_all_who_do_not_hear_each_other()
    {
        string sample = Scratch.Sample("backup-tenant.json");
        string lab = _scratch.Path("backup.json");
        Assert.Equal(0, (await CommandRun.OfAsync("lab", "new", lab, "--document", sample)).ExitCode);

        CommandRun apply = await CommandRun.OfAsync("apply", sample, "--lab", lab);
        CommandRun test = await CommandRun.OfAsync("test", sample, "--lab", lab);
        CommandRun plan = await CommandRun.OfAsync("plan", sample, "--lab", lab);

        Assert.Equal((0, ""), (apply.ExitCode, apply.Error));
        Assert.Contains("13 of 13 requirements proven", apply.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (test.ExitCode, test.Error));
        Assert.Contains("None: the hosts are as they should be.", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_management_path_change_that_nobody_allowed_is_refused_and_changes_nothing()
    {
        string lab = await NewLabAsync();
        string before = await StateAsync(lab);

        CommandRun run = await CommandRun.OfAsync("apply", Scratch.TwoHosts, "--lab", lab);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--allow-management-path-change Host2", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(run.Output);
        run.AssertNoStackTrace();
        Assert.Equal(before, await StateAsync(lab));
    }

    [Fact]
    public async Task What_was_applied_and_does_not_hold_ends_with_1_and_names_the_port_to_fix()
    {
        string lab = await NewLabAsync();
        string narrow = _scratch.Write(
            "narrow.json",
            File.ReadAllText(Scratch.TwoHosts).Replace("\"48\", \"mode\": \"Trunk\", \"native\": 1, \"allowed\": \"1-4\"", "\"48\", \"mode\": \"Trunk\", \"native\": 1, \"allowed\": \"1-3\"", StringComparison.Ordinal));

        CommandRun run = await CommandRun.OfAsync("apply", narrow, "--lab", lab, "--allow-management-path-change", "Host2");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("Done: 19 steps", run.Output, StringComparison.Ordinal);
        Assert.Contains("Every member of HR hears every other.", run.Output, StringComparison.Ordinal);
        Assert.Contains("port 48", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_if_prints_the_steps_and_changes_nothing()
    {
        string lab = await NewLabAsync();
        string before = await StateAsync(lab);

        CommandRun run = await CommandRun.OfAsync("apply", Scratch.TwoHosts, "--lab", lab, "--allow-management-path-change", "Host2", "--what-if");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("virtual switch Switch C", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync(lab));
    }

    [Fact]
    public async Task The_state_as_a_tree_shows_what_hangs_on_what()
    {
        string lab = await NewLabAsync();
        await CommandRun.OfAsync("apply", Scratch.TwoHosts, "--lab", lab, "--allow-management-path-change", "Host2");

        CommandRun run = await CommandRun.OfAsync("state", "--lab", lab, "--format", "tree");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "Host Host2",
                "└── virtual switch Switch C: External on P-NIC1",
                "    ├── host adapter vEthernet (Switch C): Untagged",
                "    ├── VM VM7 'Network Adapter': Access 2",
                "    ├── VM VM8 'Network Adapter': Access 3",
                "    └── VM VM9 'Network Adapter': Access 4",
            ],
            run.Output.Split('\n').SkipWhile(l => !l.StartsWith("Host Host2", StringComparison.Ordinal)).Select(l => l.TrimEnd()).Where(l => l.Length > 0));
    }

    [Fact]
    public async Task The_state_is_a_document_that_the_other_commands_take()
    {
        string lab = await NewLabAsync();
        await CommandRun.OfAsync("apply", Scratch.TwoHosts, "--lab", lab, "--allow-management-path-change", "Host2");
        string state = _scratch.Write("state.json", await StateAsync(lab));

        CommandRun matrix = await CommandRun.OfAsync("test", state, "--matrix", "--format", "json");

        Assert.Equal((0, ""), (matrix.ExitCode, matrix.Error));
        Assert.Contains("[\"VM5\",\"VM6\"]", matrix.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_as_a_table_shows_switches_and_adapters()
    {
        string lab = await NewLabAsync();
        await CommandRun.OfAsync("apply", Scratch.TwoHosts, "--lab", lab, "--allow-management-path-change", "Host2");

        CommandRun run = await CommandRun.OfAsync("state", "--lab", lab);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Access 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("vEthernet (Switch C)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_as_JSON_is_one_JSON_value()
    {
        CommandRun run = await CommandRun.OfAsync("plan", Scratch.TwoHosts, "--format", "json");

        Assert.Equal(0, run.ExitCode);
        using JsonDocument plan = JsonDocument.Parse(run.Output);
        Assert.Equal(JsonValueKind.Object, plan.RootElement.ValueKind);
    }

    [Fact]
    public async Task The_result_of_apply_as_JSON_names_every_step()
    {
        string lab = await NewLabAsync();

        CommandRun run = await CommandRun.OfAsync("apply", Scratch.TwoHosts, "--lab", lab, "--allow-management-path-change", "Host2", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        Assert.Equal("Done", report.RootElement.GetProperty("outcome").GetString());
        Assert.All(report.RootElement.GetProperty("steps").EnumerateArray(), s => Assert.Equal("Done", s.GetProperty("result").GetString()));
    }

    [Fact]
    public async Task The_chosen_VLANs_come_from_the_range_that_was_asked_for()
    {
        using var scratch = new Scratch();
        string document = scratch.Write("free.json", File.ReadAllText(Scratch.TwoHosts).Replace(", \"Server1\"", "", StringComparison.Ordinal)
            .Replace(", \"attached\": \"Server1\"", "", StringComparison.Ordinal));

        CommandRun run = await CommandRun.OfAsync("plan", document, "--vlan-range", "2-4,200-299");

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_lab_is_never_overwritten()
    {
        string lab = await NewLabAsync();

        CommandRun run = await CommandRun.OfAsync("lab", "new", lab, "--document", Scratch.TwoHosts);

        run.AssertBadInput();
        Assert.Contains("exists", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_ends_with_3_and_proves_nothing_on_it()
    {
        string lab = await NewLabAsync();
        await CommandRun.OfAsync("apply", Scratch.TwoHosts, "--lab", lab, "--allow-management-path-change", "Host2");
        NetworkLab.Open(lab).Faults = [new LabFault { Host = "Host2", Kind = LabFaultKind.Unreachable }];

        CommandRun state = await CommandRun.OfAsync("state", "--lab", lab);
        CommandRun test = await CommandRun.OfAsync("test", Scratch.TwoHosts, "--lab", lab);
        CommandRun plan = await CommandRun.OfAsync("plan", Scratch.TwoHosts, "--lab", lab);
        CommandRun apply = await CommandRun.OfAsync("apply", Scratch.TwoHosts, "--lab", lab, "--allow-management-path-change", "Host2");

        foreach (CommandRun run in new[] { state, test, plan, apply })
        {
            Assert.Equal(3, run.ExitCode);
            Assert.StartsWith("Host2: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
            run.AssertNoStackTrace();
        }

        Assert.Contains("Host Host1", state.Output, StringComparison.Ordinal);
        Assert.Contains("Unproven  Sales", test.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Proven    Sales", test.Output, StringComparison.Ordinal);
        Assert.Empty(plan.Output + apply.Output);
    }

    [Fact]
    public async Task A_host_that_fails_during_the_change_ends_with_3_and_everything_is_undone()
    {
        string lab = await NewLabAsync();
        string before = await StateAsync(lab);
        NetworkLab.Open(lab).Faults = [new LabFault { Host = "Host2", Kind = LabFaultKind.JobFailure }];

        CommandRun run = await CommandRun.OfAsync("apply", Scratch.TwoHosts, "--lab", lab, "--allow-management-path-change", "Host2");
        NetworkLab.Open(lab).Faults = [];

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Undone", run.Output, StringComparison.Ordinal);
        run.AssertNoStackTrace();
        Assert.Equal(before, await StateAsync(lab));
    }

    private static async Task<string> StateAsync(string lab)
    {
        CommandRun run = await CommandRun.OfAsync("state", "--lab", lab, "--format", "json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return System.Text.RegularExpressions.Regex.Replace(run.Output, "\"readAt\": *\"[^\"]*\",?", "");
    }

    private async Task<string> NewLabAsync()
    {
        string lab = _scratch.Path("two.lab");
        CommandRun run = await CommandRun.OfAsync("lab", "new", lab, "--document", Scratch.TwoHosts);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return lab;
    }
}
