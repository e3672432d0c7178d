using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>
/// Reads a running configuration line by line. Lines belong to the line above them that is indented less; in text without indentation, as people write scripts,
/// to the last header whose commands know them. No text makes it throw; every line that is not blank gets its outcome.
/// </summary>
internal sealed class ConfigurationReader
{
    private static readonly string[] s_virtual = ["loopback", "mgmt", "management", "null", "tunnel", "cellular", "nvi", "async", "virtual"];

    private readonly IReadOnlyList<TextLine> _lines;
    private readonly ReadSwitch _switch;
    private readonly List<(TextLine Line, LineVerdict Verdict)> _verdicts = [];
    private readonly Stack<(int Indent, Scope Scope)> _above = new();

    // The last header whose lines were not indented.
    private Scope? _open;
    private int _openIndent;

    private ConfigurationReader(ConfigurationSource source, SwitchDialect dialect)
    {
        _lines = ConfigurationText.Lines(source.Text);
        _switch = new ReadSwitch(source.Name, dialect);
    }

    /// <summary>Reads a source.</summary>
    /// <returns>What it says of its switch, and what became of each line.</returns>
    public static (ReadSwitch Switch, IReadOnlyList<(TextLine Line, LineVerdict Verdict)> Lines) Read(ConfigurationSource source, SwitchDialect dialect)
    {
        var reader = new ConfigurationReader(source, dialect);
        reader.ReadAll();
        return (reader._switch, reader._verdicts);
    }

    private void ReadAll()
    {
        for (int i = 0; i < _lines.Count; i++)
        {
            TextLine line = _lines[i];
            if (line.Text[0] is '!' or '#')
            {
                Add(line, LineVerdict.Ignored(Reasons.Comment));
                continue;
            }

            if (line.Words.Length > 1 && Names.Same(line.Words[0], "banner"))
            {
                int rest = ConfigurationText.BannerLength(_lines, i);
                Add(line, LineVerdict.Ignored(Reasons.Banner));
                for (int more = 1; more <= rest; more++)
                {
                    Add(_lines[i + more], LineVerdict.Ignored(Reasons.Banner));
                }

                i += rest;
                continue;
            }

            Take(line);
        }
    }

    private void Take(TextLine line)
    {
        while (_above.Count > 0 && _above.Peek().Indent >= line.Indent)
        {
            _above.Pop();
        }

        (LineVerdict verdict, Scope? below) = _above.Count > 0 ? Below(line, _above.Peek().Scope) : AtTop(line);
        Add(line, verdict);
        if (below is not null)
        {
            _above.Push((line.Indent, below));
        }
    }

    private (LineVerdict Verdict, Scope? Below) Below(TextLine line, Scope scope)
    {
        _open = null;
        if (scope.Take(line, _switch) is var (verdict, _, below))
        {
            return (verdict, below);
        }

        if (line.Words.Length == 1 && IsEnd(line))
        {
            return (LineVerdict.Ignored(Reasons.Frame), null);
        }

        // Some commands of the whole switch stand indented in scripts: below nothing that knows them they are what they are.
        return Header(line) is var (header, opened) ? (header, opened) : (LineVerdict.Unknown, new Scope.Covered(LineVerdict.Unknown));
    }

    private (LineVerdict Verdict, Scope? Below) AtTop(TextLine line)
    {
        if (Header(line) is var (header, opened))
        {
            _open = opened is Scope.Covered ? null : opened;
            _openIndent = line.Indent;
            return (header, opened);
        }

        if (line.Words.Length == 1 && IsEnd(line))
        {
            _open = null;
            return (LineVerdict.Ignored(Reasons.Frame), null);
        }

        (GlobalIgnored.Boxed Entry, int Words)? global = GlobalIgnored.Table.Find(line);
        int globalWords = global?.Words ?? 0;
        if (_open is not null && line.Indent == _openIndent && Longer(line, globalWords) && _open.Take(line, _switch) is var (verdict, _, _))
        {
            return (verdict, verdict.CoversChildren ? new Scope.Covered(verdict) : _open);
        }

        // A command of the whole switch may have lines of its own, which are nobody else's; one that interfaces know too may still be theirs.
        _open = globalWords > BlockWords(line) ? null : _open;
        LineVerdict found = global is not var (entry, _) ? LineVerdict.Unknown
            : line.IsNo && entry.Verdict.Outcome == LineOutcome.Reported ? LineVerdict.Ignored(entry.Verdict.Reason)
            : entry.Verdict;
        return (found, new Scope.Covered(found));
    }

    // The header's own command is meant where it says more of the line than a command of the whole switch would.
    private bool Longer(TextLine line, int globalWords) => _open is Scope.Interfaces ? BlockWords(line) > globalWords : globalWords == 0;

    private int BlockWords(TextLine line) => _open is Scope.Interfaces ? InterfaceCommands.Table.Find(line)?.Words ?? 0 : 0;

    /// <summary>The commands that the fabric says outside of interfaces, and those that begin one.</summary>
    private (LineVerdict Verdict, Scope? Below)? Header(TextLine line)
    {
        string[] words = line.Words;
        int skip = line.IsNo ? 1 : 0;
        string first = words[skip].ToUpperInvariant();
        string second = words.Length > skip + 1 ? words[skip + 1].ToUpperInvariant() : string.Empty;
        switch (first)
        {
            case "INTERFACE" when words.Length > skip + 1:
                return Interface(line, skip);
            case "VLAN" when second.Length > 0 && second[0] is >= '0' and <= '9' && VlanNumbers.List(words.Skip(skip + 1)) is VlanSet vlans:
                foreach (VlanId vlan in vlans)
                {
                    _switch.Vlan(vlan);
                }

                return line.IsNo ? (LineVerdict.Reported(Reasons.NotRead), null) : (LineVerdict.Understood, new Scope.Vlans(vlans));
            case "VLAN" when Names.Same(string.Join(" ", words.Skip(skip)), "vlan dot1q tag native"):
                _switch.TagsNative = !line.IsNo;
                return (LineVerdict.Understood, null);
            case "HOSTNAME" or "SWITCHNAME" when words.Length == 2 && !line.IsNo:
                _switch.HostName = words[1].Trim('"');
                return (LineVerdict.Understood, null);
            case "VPC" when second == "DOMAIN" && words.Length == skip + 3 && !line.IsNo:
                return (LineVerdict.Understood, new Scope.Domain(_switch.Domain = new ReadDomain($"vPC domain {words[2]}", line.Number)));
            case "VLT-DOMAIN" when words.Length == 2 && !line.IsNo:
                return (LineVerdict.Understood, new Scope.Domain(_switch.Domain = new ReadDomain($"VLT domain {words[1]}", line.Number)));
            case "SYSTEM" when second == "DEFAULT" && words.Length > skip + 2 && Names.Same(words[skip + 2], "switchport"):
                return (SystemDefault(words.Length > skip + 3 ? words[skip + 3] : null, !line.IsNo), null);
            default:
                return null;
        }
    }

    private LineVerdict SystemDefault(string? word, bool value)
    {
        if (word is null)
        {
            _switch.DefaultSwitchport = value;
            return LineVerdict.Understood;
        }

        if (Names.Same(word, "shutdown"))
        {
            _switch.DefaultShutdown = value;
            return LineVerdict.Understood;
        }

        return LineVerdict.Ignored(Reasons.NoVlan);
    }

    private (LineVerdict Verdict, Scope? Below)? Interface(TextLine line, int skip)
    {
        string text = line.After(skip + 1);
        if (text.StartsWith("breakout", StringComparison.OrdinalIgnoreCase))
        {
            return (LineVerdict.Ignored(Reasons.Wire), null);
        }

        IReadOnlyList<InterfaceName> names = InterfaceRange.Read(text, _switch.Dialect);
        if (names.Count == 0 || line.IsNo)
        {
            return IsVirtual(text) && !line.IsNo
                ? (LineVerdict.Ignored(Reasons.NoVlan), new Scope.Covered(LineVerdict.Ignored(Reasons.NoVlan)))
                : (LineVerdict.Reported(Reasons.NotRead), new Scope.Covered(LineVerdict.Reported(Reasons.Below)));
        }

        if (names[0].Kind == InterfaceKind.Subinterface)
        {
            return (LineVerdict.Reported(Reasons.Subinterface), new Scope.Covered(LineVerdict.Reported(Reasons.Subinterface)));
        }

        // What carries VLANs in tunnels makes their numbers the switch's own.
        bool carries = names[0].Text.StartsWith("nve", StringComparison.OrdinalIgnoreCase) || names[0].Text.StartsWith("virtual-network", StringComparison.OrdinalIgnoreCase);
        _switch.MapsVlans |= carries;
        if (names[0].Kind == InterfaceKind.Other)
        {
            LineVerdict verdict = carries ? LineVerdict.Understood : LineVerdict.Ignored(Reasons.NoVlan);
            return (verdict, new Scope.Covered(LineVerdict.Ignored(Reasons.NoVlan)));
        }

        return (LineVerdict.Understood, new Scope.Interfaces(names.Select(n => _switch.Interface(n, line.Number)).ToArray()));
    }

    // Interfaces whose names need no number.
    private static bool IsVirtual(string text) =>
        s_virtual.Any(v => text.StartsWith(v, StringComparison.OrdinalIgnoreCase));

    private static bool IsEnd(TextLine line) => line.Words[0].ToUpperInvariant() is "EXIT" or "END" or "QUIT" or "EXIT-ADDRESS-FAMILY" or "EXIT-VRF";

    private void Add(TextLine line, LineVerdict verdict) => _verdicts.Add((line, verdict));
}
