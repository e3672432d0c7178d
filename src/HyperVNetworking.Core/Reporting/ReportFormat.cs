namespace HyperVNetworking.Reporting;

/// <summary>What a report is written as.</summary>
public enum ReportFormat
{
    /// <summary>One page that needs nothing else.</summary>
    Html,

    /// <summary>The diagram alone.</summary>
    Svg,

    /// <summary>The diagram as text for wikis.</summary>
    Mermaid,

    /// <summary>JSON, also for the next report to compare itself with.</summary>
    Json,

    /// <summary>A SARIF 2.1.0 log.</summary>
    Sarif,

    /// <summary>JUnit test results.</summary>
    JUnit,
}
