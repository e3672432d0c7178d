using System;
using HyperVNetworking.Hosting;
using HyperVNetworking.Reporting;
using Spectre.Console;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>Shows what is being done on which host; silent without a terminal.</summary>
internal sealed class ProgressLine(StatusContext? status) : IProgress<HostProgress>
{
    /// <inheritdoc/>
    public void Report(HostProgress value) =>
        status?.Status(Markup.Escape(SafeText.OneLine($"{value.ComputerName}: {value.Activity} {value.Done}/{value.Total}")));
}
