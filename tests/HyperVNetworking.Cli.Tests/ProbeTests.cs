using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Tests.Running;

namespace HyperVNetworking.Cli.Tests;

public sealed class ProbeTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Verdicts_come_with_their_probes_and_a_word_that_they_were_not_yet_run_on_a_real_host()
    {
        string lab = await LabOfAsync(Scratch.Built);
        CommandRun run = await CommandRun.OfAsync("test", Scratch.Built, "--lab", lab, "--probe");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("not yet run on a real host", run.Error, StringComparison.Ordinal);
        Assert.Contains("probe: The probe from VM VM1 of Sales on host Host1 to VM VM7", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switches_that_are_not_as_described_end_with_1_and_say_so_to_programs()
    {
        string real = _scratch.WriteBuilt(d => d["fabric"]!["switches"]!.AsArray().Single(s => (string?)s!["name"] == "SwitchC")!["ports"]!.AsArray().Single(p => (string?)p!["name"] == "48")!["allowed"] = "1,3-4");
        CommandRun run = await CommandRun.OfAsync("test", Scratch.Built, "--lab", await LabOfAsync(real), "--probe", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        JsonElement open = json.RootElement.GetProperty("verdicts").EnumerateArray().Single(v => v.GetProperty("outcome").GetString() != "Proven");
        Assert.Equal(("Sales", "Reach", "Unproven"), (open.GetProperty("tenant").GetString(), open.GetProperty("kind").GetString(), open.GetProperty("outcome").GetString()));
        Assert.Contains(open.GetProperty("probes").EnumerateArray(), p => p.GetProperty("expectedHeard").GetBoolean() && !p.GetProperty("heard").GetBoolean());
        Assert.Contains(json.RootElement.GetProperty("findings").EnumerateArray(), f => f.GetProperty("code").GetString() == "ProbeContradictsModel");
    }

    [Theory]
    [InlineData("needs --lab")]
    [InlineData("goes with verdicts", "--lab", "any.json", "--matrix")]
    [InlineData("goes with verdicts", "--lab", "any.json", "--explain", "VM1,VM2")]
    public async Task What_cannot_be_probed_is_one_sentence_and_exit_code_2(string expected, params string[] options)
    {
        CommandRun run = await CommandRun.OfAsync(["test", Scratch.Built, "--probe", .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private async Task<string> LabOfAsync(string document)
    {
        string lab = _scratch.Path("lab.json");
        CommandRun made = await CommandRun.OfAsync("lab", "new", lab, "--document", document);
        Assert.True(made.ExitCode == 0 && File.Exists(lab), made.Error);
        return lab;
    }
}
