using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml.Linq;
using HyperVNetworking.Cli.Tests.Running;

namespace HyperVNetworking.Cli.Tests;

/// <summary><c>hvnet demo --out</c>: what it leaves behind.</summary>
public sealed class DemoFolderTests : IDisposable
{
    private static readonly string[] s_files = ["network.svg", "plan.ps1", "report.html", "results.junit.xml", "results.sarif", "undo.ps1"];

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(10, "Violated: ", 0)]
    [InlineData(10, "When a part fails", 1, "converged-team", "--convergence", "120")]
    public async Task It_leaves_the_files_of_its_demo(int requirements, string text, int exitCode, params string[] scenario)
    {
        string folder = _scratch.Path("out/demo");

        CommandRun run = await CommandRun.OfAsync(["demo", .. scenario, "--out", folder]);

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
        Assert.Equal(s_files, Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        string page = await File.ReadAllTextAsync(Path.Combine(folder, "report.html"));
        Assert.Equal(exitCode == 1, page.Contains(text, StringComparison.Ordinal));
        Assert.Equal($"{requirements}", (string?)XElement.Load(Path.Combine(folder, "results.junit.xml")).Element("testsuite")!.Attribute("tests"));
        Assert.Equal("svg", XElement.Load(Path.Combine(folder, "network.svg")).Name.LocalName);
        using JsonDocument sarif = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "results.sarif")));
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        byte[] plan = await File.ReadAllBytesAsync(Path.Combine(folder, "plan.ps1"));
        Assert.Equal([0xEF, 0xBB, 0xBF], plan[..3]);
        Assert.Contains("# Undo of step", await File.ReadAllTextAsync(Path.Combine(folder, "undo.ps1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_exist_stay_unless_forced_and_nothing_is_run_before()
    {
        string folder = Directory.CreateDirectory(_scratch.Path("out")).FullName;
        string mine = Path.Combine(folder, "undo.ps1");
        await File.WriteAllTextAsync(mine, "mine");

        CommandRun refused = await CommandRun.OfAsync("demo", "--out", folder);
        string[] left = [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!)];
        CommandRun forced = await CommandRun.OfAsync("demo", "--out", folder, "--force");

        refused.AssertBadInput();
        Assert.StartsWith($"FileExists: {mine}", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(["undo.ps1"], left);
        Assert.Equal(0, forced.ExitCode);
        Assert.NotEqual("mine", await File.ReadAllTextAsync(mine));
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_is_one_clear_error()
    {
        CommandRun run = await CommandRun.OfAsync("demo", "--out", _scratch.Write("file", "x"));

        run.AssertBadInput();
        Assert.StartsWith("FolderNotWritable: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }
}
