using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Verification.Reachability;

/// <summary>Senders against hearers: who may hear whom, at layer 2, over described cables.</summary>
public sealed class ReachabilityGrid
{
    /// <summary>The most columns that are printed as a grid; more are printed as lists.</summary>
    public const int MaxColumns = 40;

    private readonly Func<Endpoint, IEnumerable<Endpoint>> _hearers;

    internal ReachabilityGrid(ValueList<Endpoint> senders, ValueList<Endpoint> hearers, Func<Endpoint, IEnumerable<Endpoint>> hearersOf, ValueList<string> openEnds)
    {
        Senders = senders;
        Hearers = hearers;
        OpenEnds = openEnds;
        _hearers = hearersOf;
    }

    /// <summary>The rows.</summary>
    public ValueList<Endpoint> Senders { get; }

    /// <summary>The columns.</summary>
    public ValueList<Endpoint> Hearers { get; }

    /// <summary>The ports where knowledge ends.</summary>
    public ValueList<string> OpenEnds { get; }

    /// <summary>How many pairs are heard.</summary>
    public int HeardCount => Senders.Sum(s => _hearers(s).Count());

    /// <summary>Who hears a sender.</summary>
    /// <param name="sender">The sender's name.</param>
    /// <returns>The hearers in order; none if nobody does, or nobody has that name.</returns>
    public ValueList<string> HearersOf(string sender) =>
        Senders.Where(s => Names.Same(s.Name, sender)).SelectMany(s => _hearers(s)).Select(h => h.Name).ToValueList();

    /// <summary>Whether one hears another.</summary>
    /// <param name="sender">Who sends.</param>
    /// <param name="hearer">Who is to hear.</param>
    /// <returns>True if it may be heard.</returns>
    public bool IsHeard(string sender, string hearer) => HearersOf(sender).Contains(hearer, Names.Comparer);

    /// <summary>The grid as people read it.</summary>
    /// <returns>One line a sender, and where knowledge ends.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        int width = Senders.Select(s => s.Name.Length).Concat(Hearers.Select(h => h.Name.Length)).DefaultIfEmpty(0).Max();
        if (Hearers.Count > MaxColumns)
        {
            WriteLists(text, width);
        }
        else
        {
            WriteCells(text, width);
        }

        text.Append(OpenEnds.Count == 0 ? "Every cable in use is described." : $"Knowledge ends at: {string.Join(", ", OpenEnds)}.");
        return text.ToString();
    }

    private void WriteLists(StringBuilder text, int width)
    {
        text.AppendLine("Sender, and who may hear it (layer 2):");
        foreach (Endpoint sender in Senders)
        {
            string hearers = string.Join(", ", _hearers(sender));
            text.AppendLine($"{sender.Name.PadRight(width)}  {(hearers.Length == 0 ? "nobody" : hearers)}");
        }
    }

    // Columns are numbered: names of endpoints are too long to stand side by side.
    private void WriteCells(StringBuilder text, int width)
    {
        int cell = Hearers.Count.ToString(CultureInfo.InvariantCulture).Length + 1;
        bool isSquare = Senders.Equals(Hearers);
        text.AppendLine("Each row may be heard by the columns with an x (layer 2):");
        text.AppendLine($"{string.Empty.PadRight(width + (isSquare ? cell : 0))} {string.Concat(Enumerable.Range(1, Hearers.Count).Select(n => Number(n, cell)))}");
        for (int i = 0; i < Senders.Count; i++)
        {
            var heard = new HashSet<Endpoint>(_hearers(Senders[i]));
            string cells = string.Concat(Hearers.Select(h => (h == Senders[i] ? " " : heard.Contains(h) ? "x" : ".").PadLeft(cell)));
            text.AppendLine($"{Senders[i].Name.PadRight(width)}{(isSquare ? Number(i + 1, cell) : string.Empty)} {cells}");
        }

        if (!isSquare)
        {
            text.AppendLine($"Columns: {string.Join(", ", Hearers.Select((h, i) => $"{i + 1} {h.Name}"))}.");
        }
    }

    private static string Number(int number, int width) => number.ToString(CultureInfo.InvariantCulture).PadLeft(width);
}
