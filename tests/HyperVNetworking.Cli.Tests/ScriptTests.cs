using System;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Tests.Running;

namespace HyperVNetworking.Cli.Tests;

/// <summary><c>hvnet script</c>: a plan or its undo for PowerShell.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Documents_and_the_plan_that_was_made_of_them_give_the_same_steps()
    {
        CommandRun fromDocument = await CommandRun.OfAsync("script", Scratch.TwoHosts);
        string plan = _scratch.Write("plan.json", (await CommandRun.OfAsync("plan", Scratch.TwoHosts, "--format", "json")).Output);
        CommandRun fromPlan = await CommandRun.OfAsync("script", plan);

        Assert.Equal((0, ""), (fromDocument.ExitCode, fromDocument.Error));
        Assert.Equal((0, ""), (fromPlan.ExitCode, fromPlan.Error));
        Assert.Equal(Steps(fromDocument, "# Step "), Steps(fromPlan, "# Step "));
        Assert.Equal(19, Steps(fromPlan, "# Step ").Length);
        Assert.Contains("    Set-VMNetworkAdapterVlan -VMNetworkAdapter $adapter -Access -VlanId 2\n", fromPlan.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_undo_goes_the_other_way()
    {
        CommandRun undo = await CommandRun.OfAsync("script", Scratch.TwoHosts, "--undo");

        Assert.Equal(0, undo.ExitCode);
        Assert.StartsWith("# Undo of step 19 on Host2", Steps(undo, "# Undo")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dialect_of_VMM_has_the_same_steps_in_its_own_cmdlets()
    {
        CommandRun vmm = await CommandRun.OfAsync("script", Scratch.TwoHosts, "--dialect", "vmm");
        CommandRun unknown = await CommandRun.OfAsync("script", Scratch.TwoHosts, "--dialect", "vmware");

        Assert.Equal((0, ""), (vmm.ExitCode, vmm.Error));
        Assert.StartsWith("# The plan of ", vmm.Output, StringComparison.Ordinal);
        Assert.Contains("19 of its 19 steps in VMM", vmm.Output, StringComparison.Ordinal);
        Assert.Equal(2, unknown.ExitCode);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_bad_input()
    {
        CommandRun run = await CommandRun.OfAsync("script", _scratch.Path("none.json"));

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("there is no such file", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_with_a_mistake_is_told_with_its_line()
    {
        string plan = _scratch.Write("plan.json", "{ \"plan\": {\n \"hosts\": 7 } }");

        CommandRun run = await CommandRun.OfAsync("script", plan);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(run.ErrorLines, l => l.Contains("plan.json(2,", StringComparison.Ordinal));
    }

    private static string[] Steps(CommandRun run, string start) =>
        run.Output.ReplaceLineEndings("\n").Split('\n').Where(l => l.StartsWith(start, StringComparison.Ordinal)).ToArray();
}
