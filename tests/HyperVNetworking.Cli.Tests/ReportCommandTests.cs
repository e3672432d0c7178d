using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using HyperVNetworking.Cli.Tests.Running;

namespace HyperVNetworking.Cli.Tests;

/// <summary><c>hvnet report</c>: the same report as the cmdlet's.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("report.html", null, "<!DOCTYPE html>")]
    [InlineData("report.svg", null, "<svg ")]
    [InlineData("report.mmd", null, "flowchart TB")]
    [InlineData("report.json", null, "{")]
    [InlineData("report.sarif", null, "{")]
    [InlineData("report.xml", null, "<?xml ")]
    [InlineData("report.txt", "mermaid", "flowchart TB")]
    [InlineData("report.xml", "svg", "<svg ")]
    public async Task It_writes_what_the_extension_or_the_format_says(string name, string? format, string begins)
    {
        CommandRun run = await CommandRun.OfAsync(["report", Scratch.Built, "--out", _scratch.Path(name), .. format is null ? Array.Empty<string>() : ["--format", format]]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("0 violated, 0 unproven, 10 proven (layer 2)", run.Output, StringComparison.Ordinal);
        Assert.StartsWith(begins, File.ReadAllText(_scratch.Path(name)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_hold_ends_with_1_and_what_changed_is_told()
    {
        await CommandRun.OfAsync("report", Scratch.Built, "--out", _scratch.Path("before.json"));

        CommandRun run = await CommandRun.OfAsync("report", Scratch.TwoHosts, "--out", _scratch.Path("now.html"), "--previous", _scratch.Path("before.json"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Every member of Sales hears every other: was Proven, is Violated.", File.ReadAllText(_scratch.Path("now.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_report_of_many_has_none_before_it()
    {
        CommandRun run = await CommandRun.OfAsync("report", Scratch.Built, "--out", _scratch.Path("first.html"), "--previous", _scratch.Path("none.json"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("no report to compare with yet", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_exists_stays_unless_forced()
    {
        string file = _scratch.Write("report.html", "mine");

        CommandRun refused = await CommandRun.OfAsync("report", Scratch.Built, "--out", file);
        string kept = File.ReadAllText(file);
        CommandRun forced = await CommandRun.OfAsync("report", Scratch.Built, "--out", file, "--force");

        refused.AssertBadInput();
        Assert.StartsWith("FileExists: ", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("mine", kept);
        Assert.Equal(0, forced.ExitCode);
        Assert.NotEqual("mine", File.ReadAllText(file));
    }

    [Theory]
    [InlineData("ReportFormatUnknown", "report.doc")]
    [InlineData("FolderMissing", "none/report.html")]
    [InlineData("FileIsDirectory", "")]
    [InlineData("ReportNotRead", "report.html", "--previous", "TWOHOSTS")]
    [InlineData("FileNotWritable", "nul\0byte.html")]
    public async Task What_cannot_be_written_or_read_is_one_sentence_that_begins_with_its_id(string id, string name, params string[] options)
    {
        CommandRun run = await CommandRun.OfAsync(["report", Scratch.Built, "--out", _scratch.Path(name), .. options.Select(o => o.Replace("TWOHOSTS", Scratch.TwoHosts, StringComparison.Ordinal)), .. name.Length == 0 ? ["--format", "html"] : Array.Empty<string>()]);

        run.AssertBadInput();
        Assert.StartsWith(id + ": ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_that_require_nothing_are_a_picture_and_no_report()
    {
        string hosts = _scratch.Write("hosts.json", """{ "hosts": [ { "name": "H1", "switches": [ { "name": "S", "type": "Private" } ] } ] }""");

        CommandRun report = await CommandRun.OfAsync("report", hosts, "--out", _scratch.Path("r.html"));
        CommandRun picture = await CommandRun.OfAsync("report", hosts, "--out", _scratch.Path("r.svg"));

        report.AssertBadInput();
        Assert.StartsWith("ReportNothingRequired: ", Assert.Single(report.ErrorLines), StringComparison.Ordinal);
        Assert.False(File.Exists(_scratch.Path("r.html")));
        Assert.Equal(0, picture.ExitCode);
    }

    [Fact]
    public async Task A_lab_is_judged_as_it_is_now()
    {
        string lab = _scratch.Path("lab.json");
        await CommandRun.OfAsync("lab", "new", lab, "--document", Scratch.TwoHosts);

        CommandRun run = await CommandRun.OfAsync("report", Scratch.Built, "--lab", lab, "--out", _scratch.Path("lab.xml"));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("4", (string?)XElement.Load(_scratch.Path("lab.xml")).Element("testsuite")!.Attribute("failures"));
    }
}
