using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Tests.Running;

namespace HyperVNetworking.Cli.Tests;

public sealed class ExplainTests
{
    [Fact]
    public async Task It_says_why_in_both_directions_with_one_line_a_hop()
    {
        CommandRun run = await CommandRun.OfAsync("test", Scratch.Built, "--explain", "VM1,Host2/VM8");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("VM VM1 is not heard by VM VM8: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("VM VM8 is not heard by VM VM1: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("      physical switch SwitchA, port 1: tag 2 -> tag 2 (Trunk native 1 allowed 2-4)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_data_for_programs()
    {
        CommandRun run = await CommandRun.OfAsync("test", Scratch.Built, "--explain", "VM1, Server1", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement[] explanations = [.. json.RootElement.GetProperty("explanations").EnumerateArray()];
        Assert.Equal(["VM1", "Server1"], explanations.Select(e => e.GetProperty("sender").GetString()));
        Assert.All(explanations, e => Assert.True(e.GetProperty("heard").GetBoolean()));
        Assert.Equal(2, explanations[0].GetProperty("hops")[1].GetProperty("tagOut").GetInt32());
    }

    [Theory]
    [InlineData("VM1", "two endpoints")]
    [InlineData("VM1,VM2,VM3", "two endpoints")]
    [InlineData("VM1,vm1", "two different endpoints")]
    [InlineData("VM1,VM77", "VM77 is no endpoint of these hosts and their physical network; did you mean VM7?")]
    public async Task What_is_no_pair_is_one_sentence_and_exit_code_2(string names, string expected)
    {
        CommandRun run = await CommandRun.OfAsync("test", Scratch.Built, "--explain", names);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }
}
