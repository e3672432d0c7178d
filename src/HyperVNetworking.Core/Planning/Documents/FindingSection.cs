using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A finding of a plan.</summary>
internal static class FindingSection
{
    public static readonly KeyTable Keys = new(
        "finding",
        "a finding",
        "code",
        "severity",
        "subject",
        "computerName",
        "message",
        "expected",
        "actual",
        "source",
        "suggestion");

    public static readonly WordTable<FindingSeverity> Severity = new();

    public static Finding? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : new Finding
    {
        Code = o.Name("code"),
        Severity = o.RequiredWord("severity", Severity),
        Subject = o.RequiredText("subject"),
        ComputerName = o.Text("computerName"),
        Message = o.RequiredText("message"),
        Expected = o.Text("expected"),
        Actual = o.Text("actual"),
        Source = o.Text("source"),
        Suggestion = o.RequiredText("suggestion"),
    };

    public static DocumentNode Write(Finding finding) => new ObjectBuilder()
        .Text("code", finding.Code)
        .Word("severity", Severity, finding.Severity)
        .Text("subject", finding.Subject)
        .Text("computerName", finding.ComputerName)
        .Text("message", finding.Message)
        .Text("expected", finding.Expected)
        .Text("actual", finding.Actual)
        .Text("source", finding.Source)
        .Text("suggestion", finding.Suggestion)
        .Build();
}
