using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Tests.Running;

namespace HyperVNetworking.Cli.Tests;

public sealed class DemoTests
{
    [Fact]
    public async Task It_ends_with_0_and_shows_what_was_promised()
    {
        CommandRun run = await CommandRun.OfAsync("demo");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.DoesNotContain("Violated", run.Output, StringComparison.Ordinal);
        Assert.All(
            ["Switch A", "Switch B", "Switch C", "because", "Management path change allowed by name: Host2", "Heard by:", "10 of 10 requirements proven, 0 violated", "Proven on the lab"],
            text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Sales")]
    [InlineData("Finance")]
    [InlineData("HR")]
    [InlineData("R&D")]
    public async Task Each_department_is_proven_together_and_apart(string tenant)
    {
        using JsonDocument demo = await JsonAsync();

        string[] outcomes = demo.RootElement.GetProperty("report").GetProperty("verdicts").EnumerateArray()
            .Where(v => v.GetProperty("tenant").GetString() == tenant)
            .Select(v => $"{v.GetProperty("kind").GetString()} {v.GetProperty("outcome").GetString()}")
            .Order(StringComparer.Ordinal)
            .ToArray();
        Assert.Equal(["Reach Proven", "Separation Proven"], outcomes);
    }

    [Fact]
    public async Task Nobody_but_the_other_one_hears_a_private_VM()
    {
        using JsonDocument demo = await JsonAsync();

        string[] heard = demo.RootElement.GetProperty("matrix").GetProperty("heardBy").EnumerateArray()
            .Select(p => $"{p[0].GetString()}>{p[1].GetString()}")
            .Where(p => p.Contains("VM5", StringComparison.Ordinal) || p.Contains("VM6", StringComparison.Ordinal))
            .ToArray();
        Assert.Equal(["VM5>VM6", "VM6>VM5"], heard);
    }

    [Fact]
    public async Task The_built_sample_is_what_the_demo_builds()
    {
        using var scratch = new Scratch();
        string built = scratch.Path("built.json");

        CommandRun run = await CommandRun.OfAsync("demo", "--built", built);

        Assert.Equal(0, run.ExitCode);
        Assert.True(
            File.ReadAllText(built) == File.ReadAllText(Scratch.Built),
            "samples/two-hosts-built.json is not what the demo builds: run 'hvnet demo --built samples/two-hosts-built.json' and look at the difference.");
    }

    [Fact]
    public async Task Two_runs_print_the_same()
    {
        CommandRun first = await CommandRun.OfAsync("demo");
        CommandRun second = await CommandRun.OfAsync("demo");

        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_one_clear_error()
    {
        CommandRun run = await CommandRun.OfAsync("demo", "--built", Path.GetTempPath());

        run.AssertBadInput();
        Assert.Single(run.ErrorLines);
    }

    private static async Task<JsonDocument> JsonAsync()
    {
        CommandRun run = await CommandRun.OfAsync("demo", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        return JsonDocument.Parse(run.Output);
    }
}
