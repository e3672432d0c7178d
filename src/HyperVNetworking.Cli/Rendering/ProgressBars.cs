using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Reporting;
using Spectre.Console;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>A bar for each host that is at work, gone when the host is done; silent without a terminal.</summary>
internal sealed class ProgressBars(ProgressContext? context) : IProgress<HostProgress>
{
    private readonly Dictionary<string, ProgressTask> _byHost = new(Names.Comparer);

    /// <summary>Runs work with bars below what is written so far.</summary>
    public static Task<T> RunAsync<T>(IAnsiConsole window, Func<IProgress<HostProgress>, Task<T>> work) => window.Progress()
        .AutoClear(true)
        .HideCompleted(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new SpinnerColumn())
        .StartAsync(context => work(new ProgressBars(context)));

    /// <inheritdoc/>
    public void Report(HostProgress value)
    {
        if (context is null)
        {
            return;
        }

        // Hosts report from threads of their own.
        lock (_byHost)
        {
            string text = Markup.Escape(SafeText.OneLine(string.Create(CultureInfo.InvariantCulture, $"{value.ComputerName}: {value.Activity} {value.Done}/{value.Total}")));
            if (!_byHost.TryGetValue(value.ComputerName, out ProgressTask? bar))
            {
                bar = _byHost[value.ComputerName] = context.AddTask(text);
            }

            bar.Description = text;
            bar.MaxValue = Math.Max(1, value.Total);
            bar.IsIndeterminate = value.Total == 0;
            bar.Value = value.Done;
            if (value.Total > 0 && value.Done >= value.Total)
            {
                bar.StopTask();
                _byHost.Remove(value.ComputerName);
            }
        }
    }
}
