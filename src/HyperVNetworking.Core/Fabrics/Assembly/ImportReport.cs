using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Documents;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Assembly;

/// <summary>What is told besides the fabric, in the order in which it was found.</summary>
internal sealed class ImportReport
{
    private const int MostPlaces = 8;

    public List<ConfigurationLine> Lines { get; } = [];

    public List<Finding> Findings { get; } = [];

    public List<DocumentError> Errors { get; } = [];

    public void AddError(string id, string file, string message) => Errors.Add(new DocumentError(id, file, 1, 1, message));

    public void Add(string code, FindingSeverity severity, string subject, string message, string suggestion) => Findings.Add(new Finding
    {
        Code = code,
        Severity = severity,
        Subject = Quoted.Visible(subject),
        Message = Quoted.Visible(message),
        Suggestion = suggestion,
    });

    /// <summary>One finding for all lines of a file that are reported for one reason and begin alike: 48 ports need no 48 warnings, and no line is left out.</summary>
    public void AddLines(string file, IReadOnlyList<ConfigurationLine> lines)
    {
        Lines.AddRange(lines);
        foreach (IGrouping<(string Reason, string Command), ConfigurationLine> alike in lines
            .Where(l => l.Outcome == LineOutcome.Reported)
            .GroupBy(l => (l.Reason, Command: string.Join(" ", l.Text.Split(' ').Take(2)))))
        {
            ConfigurationLine first = alike.First();
            int[] numbers = alike.Select(l => l.Line).ToArray();
            string places = string.Join(", ", numbers.Take(MostPlaces).Select(n => n.ToString(CultureInfo.InvariantCulture)));
            string more = numbers.Length > MostPlaces ? $" and {numbers.Length - MostPlaces} more" : string.Empty;
            Findings.Add(new Finding
            {
                Code = FabricFindingCodes.LineNotUnderstood,
                Severity = FindingSeverity.Warning,
                Subject = $"physical switch {first.Switch}",
                Message = $"{file}({places}{more}): {Quoted.Of(first.Text)}: {first.Reason}.",
                Suggestion = "Read the lines, and describe in the document what they change of who hears whom.",
                Actual = first.Text,
            });
        }
    }
}
