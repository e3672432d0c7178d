using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using HyperVNetworking.Fabrics.Reading;

namespace HyperVNetworking.Core.Tests.Fabrics;

/// <summary>The topic lists exactly the commands that are ignored on purpose, and those that are reported although they are known.</summary>
public sealed class TopicTests
{
    public static TheoryData<string, string, string> Sections => new()
    {
        { nameof(InterfaceIgnored), "IGNORED ON PURPOSE BELOW INTERFACE\n", "IGNORED ON PURPOSE ELSEWHERE\n" },
        { nameof(GlobalIgnored), "names of VLANs,\n", "SEE ALSO\n" },
        { nameof(InterfaceReports), "Below interface:\n", "    Elsewhere:\n" },
        { "Reported", "    Elsewhere:\n", "    So are subinterfaces" },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_section_lists_the_commands_of_its_table(string table, string from, string to)
    {
        string topic = File.ReadAllText(Path.Combine(Root(), "en-US", "about_HyperVNetworking_Fabric.help.txt")).ReplaceLineEndings("\n");
        int start = topic.IndexOf(from, StringComparison.Ordinal);
        string section = topic[start..topic.IndexOf(to, start, StringComparison.Ordinal)];
        IEnumerable<(string Reason, string[] Commands)> rows = table switch
        {
            nameof(InterfaceIgnored) => InterfaceIgnored.Commands,
            nameof(GlobalIgnored) => GlobalIgnored.Ignored,
            nameof(InterfaceReports) => InterfaceReports.Commands,
            _ => GlobalIgnored.Reported,
        };
        string[] listed = Regex.Matches(section, "(?m)^ {8}(.+(?:\n {8}.+)*)").SelectMany(m => Regex.Replace(m.Groups[1].Value, @"\s+", " ").Split(", ")).ToArray();
        Assert.Equal(rows.SelectMany(r => r.Commands).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.All(rows, r => Assert.Contains(char.ToUpperInvariant(r.Reason[0]) + r.Reason[1..] + ":", Regex.Replace(section, @"\s+", " "), StringComparison.Ordinal));
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "HyperVNetworking.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
