using System;
using System.IO;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Hosting;
using Spectre.Console;

namespace HyperVNetworking.Cli.Tests;

/// <summary>What a terminal shows while hosts are at work.</summary>
public sealed class ProgressBarTests
{
    [Fact]
    public async Task Each_host_at_work_has_a_bar_and_nothing_of_it_is_markup()
    {
        using var shown = new StringWriter();

        int result = await ProgressBars.RunAsync(Window(shown), async progress =>
        {
            progress.Report(new HostProgress("[red]HV01", "Changing", 3, 14));
            progress.Report(new HostProgress("HV02", "Reading", 0, 0));
            await Task.Delay(TimeSpan.FromMilliseconds(400));
            progress.Report(new HostProgress("[red]HV01", "Changed", 14, 14));
            progress.Report(new HostProgress("[red]HV01", "Taking back", 0, 2));
            return 7;
        });

        Assert.Equal(7, result);
        Assert.Contains("[red]HV01: Changing 3/14", shown.ToString(), StringComparison.Ordinal);
        Assert.Contains("HV02: Reading", shown.ToString(), StringComparison.Ordinal);
        Assert.Contains("[red]HV01: Taking back 0/2", shown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_terminal_nothing_is_shown() => new ProgressBars(null).Report(new HostProgress("HV01", "Reading", 0, 1));

    private static IAnsiConsole Window(TextWriter shown)
    {
        IAnsiConsole window = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(shown) });
        window.Profile.Width = 100;
        return window;
    }
}
