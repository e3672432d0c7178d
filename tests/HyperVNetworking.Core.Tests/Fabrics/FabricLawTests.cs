using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Documents;
using HyperVNetworking.Fabrics;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Fabrics;

/// <summary>What holds for every text.</summary>
public sealed class FabricLawTests
{
    private static readonly string[] s_pieces =
    [
        "interface Ethernet1/1", "interface range ethernet1/1/1-1/1/9", "interface Gi1/0/1", "switchport mode trunk", "switchport trunk allowed vlan", "add 3", "none", "except 1-4094", "0-4095",
        "vlan 1-4094", "private-vlan association 3", "banner motd ^C", "^C", "!", "no", " ", "  ", "\t", "\r\n", "\n", "\r", "\0", "\u202E", "\uD800", "\"", "'", "channel-group 1 mode on", "vpc domain 1",
        "discovery-interface ethernet1/1/1", "description", "99999999999999999999", "-", ",", "hostname a/b", "hostname \u202Ex", "monitor session 1", "{", "switchport private-vlan mapping 3 4", "vlt-domain 1",
    ];

    [Fact]
    public void Hostile_text_never_throws_and_every_line_is_told_with_its_place() =>
        Prop.ForAll(Texts(), text =>
        {
            foreach (SwitchDialect dialect in Enum.GetValues<SwitchDialect>())
            {
                FabricImport import = Configurations.Read(text, dialect);
                string[] raw = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
                Assert.Equal(raw.Select((l, i) => (i + 1, l.Trim())).Where(l => l.Item2.Length > 0), import.Lines.Select(l => (l.Line, l.Text)));
                Assert.Equal(import.Lines.Any(l => l.Outcome == LineOutcome.Reported), import.Findings.Any(f => f.Code == FabricFindingCodes.LineNotUnderstood));
                Assert.All(import.Findings, f => Assert.DoesNotContain(f.Message, c => char.IsControl(c) || c == '\u202E'));
                DocumentReadResult back = DocumentReader.Read([new DocumentSource("x", Encoding.UTF8.GetBytes(DocumentWriter.Write(import.Document)))]);
                Assert.Empty(back.Errors);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_allowed_list_is_what_sets_of_numbers_make_of_it() =>
        Prop.ForAll(Operations(), operations =>
        {
            var naive = new HashSet<int>(Enumerable.Range(1, 4094));
            var text = new StringBuilder("hostname s\ninterface Ethernet1/1\n  switchport mode trunk\n");
            foreach ((string word, int first, int last) in operations)
            {
                IEnumerable<int> range = Enumerable.Range(first, last - first + 1);
                switch (word)
                {
                    case "": naive = [.. range]; break;
                    case "add": naive.UnionWith(range); break;
                    case "remove": naive.ExceptWith(range); break;
                    case "except": naive = [.. Enumerable.Range(1, 4094).Except(range)]; break;
                    case "all": naive = [.. Enumerable.Range(1, 4094)]; break;
                    case "none": naive = []; break;
                }

                string list = word is "all" or "none" ? string.Empty : first == last ? $"{first}" : $"{first}-{last}";
                text.Append(CultureInfo.InvariantCulture, $"  switchport trunk allowed vlan {word} {list}\n");
            }

            FabricImport import = Configurations.Read(text.ToString(), SwitchDialect.NxOs);
            Assert.DoesNotContain(import.Lines, l => l.Outcome == LineOutcome.Reported);
            Assert.Equal(naive.Order(), import.Port("s/Ethernet1/1").Allowed.Select(v => v.Value));
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<string> Texts() => Gen.Elements(s_pieces)
        .Or(ArbMap.Default.GeneratorFor<string>().Select(s => s ?? string.Empty))
        .ListOf()
        .Select(pieces => string.Join(' ', pieces))
        .ToArbitrary();

    private static Arbitrary<List<(string Word, int First, int Last)>> Operations() => (
        from word in Gen.Elements(string.Empty, "add", "remove", "except", "all", "none")
        from first in Gen.Choose(1, 4094)
        from length in Gen.Choose(0, 60)
        select (word, first, Math.Min(4094, first + length))).ListOf().Select(l => l.Take(6).ToList()).ToArbitrary();
}
