using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Fabrics.Reading;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Assembly;

/// <summary>Reads one configuration: its dialect, its lines, and the name of its switch.</summary>
internal static class SourceReader
{
    /// <returns>The switch; null after an error was added.</returns>
    public static ReadSwitch? Read(ConfigurationSource source, SwitchDialect? given, IReadOnlyList<ReadSwitch> before, ImportReport report)
    {
        if ((given ?? DialectRecognition.Of(ConfigurationText.Lines(source.Text))) is not SwitchDialect dialect)
        {
            report.AddError(FabricErrorIds.SwitchDialectUnknown, source.Name, "Nothing in the text tells whether this is a running configuration of NX-OS, IOS or OS10: give -Dialect if it is one of them.");
            return null;
        }

        (ReadSwitch read, IReadOnlyList<(TextLine Line, LineVerdict Verdict)> lines) = ConfigurationReader.Read(source, dialect);
        string said = read.HostName ?? string.Empty;
        read.HostName = NameOf(read, source.Name);
        if (before.FirstOrDefault(b => Names.Same(b.HostName, read.HostName)) is ReadSwitch twin)
        {
            report.AddError(FabricErrorIds.SwitchReadTwice, source.Name, $"This is the physical switch {Quoted.Of(read.HostName)} again, which {twin.File} configures: give one whole running configuration a switch.");
            return null;
        }

        if (said.Length == 0)
        {
            report.Add(FabricFindingCodes.SwitchNameAssumed, FindingSeverity.Information, $"physical switch {read.HostName}", $"{source.Name} has no hostname: the switch is named after the file.", "Give the whole running configuration.");
        }

        report.AddLines(source.Name, [.. lines.Select(l => new ConfigurationLine(source.Name, l.Line.Number, read.HostName, l.Verdict.Outcome, l.Line.Text, l.Verdict.Reason))]);
        return read;
    }

    // A name with a slash would be taken for a switch and a port.
    private static string NameOf(ReadSwitch read, string file)
    {
        string name = read.HostName ?? FileStem(file);
        string safe = new string([.. name.Select(c => c == '/' ? '-' : c)]).Trim();
        return safe.Length == 0 ? "switch" : safe;
    }

    /// <summary>The name of a file without its folder and extension.</summary>
    public static string FileStem(string file)
    {
        string name = file.Substring(file.LastIndexOfAny(['/', '\\']) + 1);
        int dot = name.LastIndexOf('.');
        return dot > 0 ? name.Substring(0, dot) : name;
    }
}
