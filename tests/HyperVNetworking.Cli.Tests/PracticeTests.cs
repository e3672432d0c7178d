using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Tests.Running;

namespace HyperVNetworking.Cli.Tests;

public sealed class PracticeTests
{
    [Fact]
    public async Task Broken_rules_are_told_with_what_to_do_and_end_with_1()
    {
        CommandRun run = await CommandRun.OfAsync("practice", Scratch.Built);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Contains("[NoSeparateManagementNic]", run.Output, StringComparison.Ordinal);
        Assert.Contains("rules, broken: 0 errors, 1 warnings, ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_it_is_one_object_and_each_finding_has_its_source()
    {
        CommandRun run = await CommandRun.OfAsync("practice", Scratch.Built, "--format", "json");

        using JsonDocument report = JsonDocument.Parse(run.Output);
        Assert.False(report.RootElement.GetProperty("allHold").GetBoolean());
        JsonElement[] findings = [.. report.RootElement.GetProperty("findings").EnumerateArray()];
        Assert.Equal("NoSeparateManagementNic", findings[0].GetProperty("code").GetString());
        Assert.All(findings, f => Assert.False(string.IsNullOrEmpty(f.GetProperty("source").GetString())));
    }

    [Fact]
    public async Task Hosts_that_break_nothing_end_with_0_and_documents_without_hosts_with_2()
    {
        using var scratch = new Scratch();

        Assert.Equal(0, (await CommandRun.OfAsync("practice", scratch.Write("one.json", """{ "hosts": [ { "name": "H" } ] }"""))).ExitCode);
        Assert.Equal(2, (await CommandRun.OfAsync("practice", scratch.Write("none.json", "{ }"))).ExitCode);
    }
}
