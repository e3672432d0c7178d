using System;
using System.Collections.Generic;
using System.IO;

namespace HyperVNetworking.Reporting;

/// <summary>Writes a report in any of its formats. Pure: what becomes of the text is the caller's affair.</summary>
public static class ReportWriter
{
    private static readonly Dictionary<string, ReportFormat> s_extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = ReportFormat.Html,
        [".htm"] = ReportFormat.Html,
        [".svg"] = ReportFormat.Svg,
        [".mmd"] = ReportFormat.Mermaid,
        [".json"] = ReportFormat.Json,
        [".sarif"] = ReportFormat.Sarif,
        [".xml"] = ReportFormat.JUnit,
    };

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="format">What is written.</param>
    /// <returns>The text, with <c>\n</c> as its line end.</returns>
    public static string Write(NetworkReport report, ReportFormat format) => format switch
    {
        ReportFormat.Svg => SvgDiagram.Write(report),
        ReportFormat.Mermaid => MermaidDiagram.Write(report),
        ReportFormat.Json => JsonReport.Write(report),
        ReportFormat.Sarif => SarifReport.Write(report),
        ReportFormat.JUnit => JUnitReport.Write(report),
        _ => HtmlReport.Write(report),
    };

    /// <summary>The format that a file's extension means.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The format; null for an extension that means none.</returns>
    public static ReportFormat? FormatOf(string file) => s_extensions.TryGetValue(Path.GetExtension(file), out ReportFormat format) ? format : null;
}
