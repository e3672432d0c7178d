using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Tests.Running;

namespace HyperVNetworking.Cli.Tests;

public sealed class UsageTests
{
    public static TheoryData<string[]> WrongUsage => new()
    {
        Array.Empty<string>(),
        new[] { "prove" },
        new[] { "plan" },
        new[] { "plan", "--loud", "x.json" },
        new[] { "apply", "x.json" },
        new[] { "test", "x.json", "--format", "xml" },
        new[] { "demo", "three-hosts" },
        new[] { "lab" },
        new[] { "lab", "new", "x.lab" },
        new[] { "lab", "new", "--here", "--document", "x.json" },
        new[] { "state" },
        new[] { "report", "x.json" },
        new[] { "report", "x.json", "--out", "x.html", "--format", "pdf" },
    };

    [Theory]
    [MemberData(nameof(WrongUsage))]
    public async Task Wrong_usage_ends_with_2_and_prints_the_usage_as_an_error(string[] args)
    {
        CommandRun run = await CommandRun.OfAsync(args);

        run.AssertBadInput();
        Assert.Contains("Usage:", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("demo", "--help")]
    [InlineData("lab", "new", "--help")]
    [InlineData("--version")]
    public async Task Asking_for_help_ends_with_0_and_prints_it_as_data(params string[] args)
    {
        CommandRun run = await CommandRun.OfAsync(args);

        Assert.Equal(0, run.ExitCode);
        Assert.NotEmpty(run.Output);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("no-such-file.json")]
    [InlineData("no-such-folder/file.json")]
    [InlineData("@list.txt")]
    [InlineData("")]
    [InlineData("nul\0byte")]
    public async Task A_document_that_is_no_file_is_one_clear_error(string file)
    {
        CommandRun run = await CommandRun.OfAsync("test", file);

        run.AssertBadInput();
        Assert.Single(run.ErrorLines);
    }

    [Fact]
    public async Task A_directory_is_one_clear_error()
    {
        CommandRun run = await CommandRun.OfAsync("plan", Path.GetTempPath());

        run.AssertBadInput();
        Assert.Contains("directory", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lab_that_is_not_there_or_no_lab_is_one_clear_error()
    {
        using var scratch = new Scratch();
        CommandRun missing = await CommandRun.OfAsync("state", "--lab", scratch.Path("missing.lab"));
        CommandRun document = await CommandRun.OfAsync("state", "--lab", Scratch.TwoHosts);
        CommandRun directory = await CommandRun.OfAsync("state", "--lab", Path.GetTempPath());

        missing.AssertBadInput();
        document.AssertBadInput();
        directory.AssertBadInput();
    }

    [Theory]
    [InlineData("--vlan-range", "5-2")]
    [InlineData("--vlan-range", "0")]
    [InlineData("--reserved-vlan", "1,,2")]
    public async Task A_wrong_VLAN_list_names_the_option(string option, string list)
    {
        CommandRun run = await CommandRun.OfAsync("plan", Scratch.TwoHosts, option, list);

        run.AssertBadInput();
        Assert.StartsWith(option, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_its_own_is_one_sentence_that_says_how_to_report_it()
    {
        using var error = new StringWriter();
        int exitCode = await Program.RunAsync(["plan", Scratch.TwoHosts], new BrokenWriter(), error, CancellationToken.None);

        Assert.Equal(3, exitCode);
        Assert.Contains("Please report it", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void Write(char value) => throw new InvalidOperationException("nobody listens");

        public override void WriteLine(string? value) => throw new InvalidOperationException("nobody listens");
    }
}
