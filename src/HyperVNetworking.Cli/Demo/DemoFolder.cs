using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Output;
using HyperVNetworking.Planning;
using HyperVNetworking.Reporting;

namespace HyperVNetworking.Cli.Demo;

/// <summary>What a demo leaves in a folder, for people to look at and build servers to read.</summary>
internal sealed class DemoFolder
{
    private static readonly (string Name, Func<NetworkReport, NetworkPlan, string> Text)[] s_files =
    [
        ("report.html", (report, _) => ReportWriter.Write(report, ReportFormat.Html)),
        ("network.svg", (report, _) => ReportWriter.Write(report, ReportFormat.Svg)),
        ("plan.ps1", (_, plan) => NetworkScript.Write(plan, undo: false)),
        ("undo.ps1", (_, plan) => NetworkScript.Write(plan, undo: true)),
        ("results.sarif", (report, _) => ReportWriter.Write(report, ReportFormat.Sarif)),
        ("results.junit.xml", (report, _) => ReportWriter.Write(report, ReportFormat.JUnit)),
    ];

    private readonly string _folder;

    private DemoFolder(string folder) => _folder = folder;

    /// <summary>The files by their names.</summary>
    public static IEnumerable<string> FileNames => s_files.Select(f => f.Name);

    /// <summary>Makes the folder, and refuses one that holds such files already.</summary>
    /// <param name="folder">The folder; null for none.</param>
    /// <param name="force">Whether files that exist are replaced.</param>
    /// <exception cref="BadInputException">There is such a file, or the folder cannot be made.</exception>
    public static DemoFolder? Open(string? folder, bool force)
    {
        if (folder is null)
        {
            return null;
        }

        OutputFile.MakeFolder(folder);
        foreach (string name in FileNames)
        {
            OutputFile.Check(Path.Combine(folder, name), force);
        }

        return new DemoFolder(folder);
    }

    /// <summary>Writes the files.</summary>
    /// <param name="terminal">Is told of them; null where only data is printed.</param>
    /// <param name="report">What is shown.</param>
    /// <param name="plan">The plan that was applied.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task WriteAsync(Terminal? terminal, NetworkReport report, NetworkPlan plan, CancellationToken cancellationToken)
    {
        foreach ((string name, Func<NetworkReport, NetworkPlan, string> text) in s_files)
        {
            await OutputFile.WriteAsync(Path.Combine(_folder, name), text(report, plan), cancellationToken).ConfigureAwait(false);
        }

        terminal?.WriteLine($"Written to {_folder}: {string.Join(", ", FileNames)}.");
    }
}
