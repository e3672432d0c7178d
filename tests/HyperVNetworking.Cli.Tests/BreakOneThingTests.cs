using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Tests.Running;

namespace HyperVNetworking.Cli.Tests;

/// <summary>Breaks one thing in the built network; the verdict must name it, with a trace.</summary>
public sealed class BreakOneThingTests
{
    [Fact]
    public async Task Nothing_broken_is_proven()
    {
        CommandRun run = await CommandRun.OfAsync("test", Scratch.Built);

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("Violated", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VM7_in_VLAN_3()
    {
        JsonElement[] verdicts = await VerdictsAsync(d => d.Adapter("Host2", "VM7")["vlan"]!["id"] = 3);

        AssertViolated(verdicts, "Reach", "Sales", "VM7", "Access 3");
        AssertViolated(verdicts, "Separation", "Finance", "VM7", "Access 3");
        Assert.Equal("Proven", Outcome(verdicts, "Reach", "HR"));
    }

    [Fact]
    public async Task The_link_between_the_physical_switches_without_VLAN_4()
    {
        JsonElement[] verdicts = await VerdictsAsync(d => d.Port("SwitchA", "48")["allowed"] = "1-3");

        AssertViolated(verdicts, "Reach", "HR", "SwitchA", "48");
        Assert.Equal("Proven", Outcome(verdicts, "Reach", "Sales"));
        Assert.Equal("Proven", Outcome(verdicts, "Separation", "HR"));
    }

    [Fact]
    public async Task Server1_on_a_port_in_VLAN_3()
    {
        JsonElement[] verdicts = await VerdictsAsync(d => d.Port("SwitchA", "11")["vlan"] = 3);

        AssertViolated(verdicts, "Reach", "Sales", "Server1", "SwitchA");
        AssertViolated(verdicts, "Separation", "Finance", "Server1", "SwitchA");
    }

    [Fact]
    public async Task The_private_tenant_on_the_external_switch_untagged()
    {
        JsonElement[] verdicts = await VerdictsAsync(d =>
        {
            foreach (string vm in new[] { "VM5", "VM6" })
            {
                d.Adapter("Host1", vm)["switch"] = "Switch A";
                d.Adapter("Host1", vm)["vlan"] = JsonNode.Parse("""{ "mode": "Untagged" }""");
            }
        });

        AssertViolated(verdicts, "Separation", "R&D", "VM5", "P-NIC1");
    }

    [Fact]
    public async Task A_link_with_native_VLAN_2_at_one_end_and_3_at_the_other()
    {
        JsonElement[] verdicts = await VerdictsAsync(d =>
        {
            d.Port("SwitchA", "48")["native"] = 2;
            d.Port("SwitchC", "48")["native"] = 3;
        });

        AssertViolated(verdicts, "Separation", "Sales", "SwitchA", "native");
        AssertViolated(verdicts, "Separation", "Finance", "SwitchC", "native");
    }

    [Fact]
    public async Task An_unlisted_VM_in_VLAN_2()
    {
        JsonElement[] verdicts = await VerdictsAsync(d =>
        {
            JsonNode stranger = d.Vm("Host2", "VM7").DeepClone();
            stranger["name"] = "Stranger";
            d["hosts"].Named("Host2")["vms"]!.AsArray().Add(stranger);
        });

        AssertViolated(verdicts, "Separation", "Sales", "Stranger", "Access 2");
        Assert.Equal("Proven", Outcome(verdicts, "Separation", "HR"));
    }

    [Fact]
    public async Task A_host_that_could_not_be_read_leaves_nothing_on_it_proven()
    {
        JsonElement[] verdicts = await VerdictsAsync(d =>
        {
            JsonNode host = d["hosts"].Named("Host2");
            host["complete"] = false;
            host["error"] = "Host2: nobody answers at that name.";
        });

        Assert.All(verdicts.Where(v => Text(v, "tenant") is "Sales" or "Finance" or "HR"), v => Assert.Equal("Unproven", Text(v, "outcome")));
        Assert.Contains("Host2", Find(verdicts, "Reach", "Sales").GetProperty("missingFacts").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_shows_the_hops_of_the_trace_one_a_line()
    {
        using var scratch = new Scratch();
        string file = scratch.WriteBuilt(d => d.Adapter("Host2", "VM7")["vlan"]!["id"] = 3);

        CommandRun run = await CommandRun.OfAsync("test", file);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Contains("Violated", run.Output, StringComparison.Ordinal);
        string[] lines = run.Output.Split('\n', StringSplitOptions.TrimEntries);
        int trace = Array.IndexOf(lines, "VM7 -> VM3: heard");
        Assert.True(trace > 0, run.Output);
        Assert.Equal(8, lines.Skip(trace + 1).TakeWhile(l => l.Contains(" -> ", StringComparison.Ordinal) && l.EndsWith(')')).Count());
    }

    private static async Task<JsonElement[]> VerdictsAsync(Action<JsonNode> change)
    {
        using var scratch = new Scratch();
        CommandRun run = await CommandRun.OfAsync("test", scratch.WriteBuilt(change), "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Error);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        Assert.False(report.RootElement.GetProperty("allProven").GetBoolean());
        return report.RootElement.GetProperty("verdicts").EnumerateArray().Select(v => v.Clone()).ToArray();
    }

    private static void AssertViolated(JsonElement[] verdicts, string kind, string tenant, params string[] named)
    {
        JsonElement verdict = Find(verdicts, kind, tenant);
        Assert.Equal("Violated", Text(verdict, "outcome"));
        JsonElement[] traces = verdict.GetProperty("traces").EnumerateArray().ToArray();
        Assert.NotEmpty(traces);
        Assert.All(traces, t => Assert.NotEqual(0, t.GetProperty("hops").GetArrayLength()));
        string said = Text(verdict, "reason") + string.Join(' ', traces.Select(t => t.ToString()));
        Assert.All(named, name => Assert.Contains(name, said, StringComparison.Ordinal));
    }

    private static string Outcome(JsonElement[] verdicts, string kind, string tenant) => Text(Find(verdicts, kind, tenant), "outcome");

    private static JsonElement Find(JsonElement[] verdicts, string kind, string tenant) =>
        verdicts.Single(v => Text(v, "kind") == kind && Text(v, "tenant") == tenant);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
