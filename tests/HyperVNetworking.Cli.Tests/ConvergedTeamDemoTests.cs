using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Tests.Running;

namespace HyperVNetworking.Cli.Tests;

/// <summary>Seed 004 on the lab.</summary>
public sealed class ConvergedTeamDemoTests
{
    [Fact]
    public async Task It_builds_the_sample_from_bare_NICs_and_proves_host_traffic_and_tenants_apart()
    {
        using var scratch = new Scratch();
        string built = scratch.Path("built.json");

        CommandRun run = await CommandRun.OfAsync("demo", "converged-team", "--built", built);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.All(
            [
                "Mgmt      NIC1, NIC2  none     Management (VLAN 10), CSV (VLAN 11), LiveMigration (VLAN 12)",
                "NIC1 4, NIC2 4, NIC3 6, NIC4 6", "= 4. No policy of a host",
                "Done: 420 steps on 4 hosts",
                "CSV is heard by nobody else.", "LiveMigration is heard by nobody else.", "Management is heard by nobody else.", "Red is heard by nobody else.",
                "10 of 10 requirements proven", "40 of 40 single failures are stood", "Not counted: 10 paths", "Proven on the lab",
            ],
            text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
        Assert.True(
            File.ReadAllText(built) == File.ReadAllText(Scratch.Sample("converged-team-built.json")),
            "samples/converged-team-built.json is not what the demo builds: run 'hvnet demo converged-team --built samples/converged-team-built.json' and look at the difference.");
    }

    [Fact]
    public async Task With_the_convergence_that_was_reported_it_ends_1_and_names_the_budget()
    {
        CommandRun run = await CommandRun.OfAsync("demo", "converged-team", "--convergence", "120");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.All(
            ["10 of 10 requirements proven", "26 of 40 single failures are not stood.", "120 s of 10", "50 of 200", "When physical switch SwitchA fails: The heartbeat of cluster CL1"],
            text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
        Assert.Contains("against a budget of 10 s", Unwrapped(run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_layout_that_is_found_it_ends_0_again()
    {
        CommandRun run = await CommandRun.OfAsync("demo", "converged-team", "--convergence", "120", "--layout");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.All(
            [
                "0 of 161 stand every single failure; the others:",
                "Taken: Management of NIC1 and NIC2 (stands by); CSV-LiveMigration of NIC5 (stands by) and NIC6; Tenants of NIC3 and NIC4.",
                "SET cannot follow for Management and CSV-LiveMigration: it has no standby member.",
                "10 of 10 requirements proven",
                "48 of 48 single failures are stood",
            ],
            text => Assert.Contains(text, Unwrapped(run), StringComparison.Ordinal));
    }

    [Fact]
    public async Task As_an_object_it_holds_plan_verdicts_and_failures()
    {
        CommandRun run = await CommandRun.OfAsync("demo", "converged-team", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        using JsonDocument demo = JsonDocument.Parse(run.Output);
        Assert.True(demo.RootElement.GetProperty("resilience").GetProperty("passes").GetBoolean());
        Assert.Equal(50, demo.RootElement.GetProperty("resilience").GetProperty("failures").GetArrayLength());
        Assert.Equal(420, demo.RootElement.GetProperty("plan").GetProperty("plan").GetProperty("steps").GetArrayLength());
    }

    [Theory]
    [InlineData("--convergence", "-1")]
    [InlineData("--convergence", "3601")]
    [InlineData("--convergence", "soon")]
    public async Task A_convergence_that_is_none_is_wrong_usage(params string[] arguments)
    {
        CommandRun run = await CommandRun.OfAsync(["demo", "converged-team", .. arguments]);

        run.AssertBadInput();
    }

    private static string Unwrapped(CommandRun run) => string.Join(' ', run.Output.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
