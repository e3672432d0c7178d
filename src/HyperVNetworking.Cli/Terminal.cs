using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Hosting;
using HyperVNetworking.Reporting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HyperVNetworking.Cli;

/// <summary>Where hvnet writes: data to the output, errors to the error stream. Colour and the window's width on a terminal only.</summary>
internal sealed class Terminal
{
    // The same on every machine, so that redirected output can be compared.
    private const int TextWidth = 120;

    private readonly IAnsiConsole? _window;
    private bool _begun;

    private Terminal(TextWriter output, TextWriter error, IAnsiConsole? window)
    {
        Output = output;
        Error = error;
        _window = window;
    }

    /// <summary>Takes data.</summary>
    public TextWriter Output { get; }

    /// <summary>Takes errors and progress.</summary>
    public TextWriter Error { get; }

    /// <summary>The process's console; plain if its output is redirected.</summary>
    public static Terminal OfProcess() =>
        new(Console.Out, Console.Error, Console.IsOutputRedirected ? null : AnsiConsole.Console);

    /// <summary>Two writers, plain.</summary>
    public static Terminal Redirected(TextWriter output, TextWriter error) => new(output, error, window: null);

    /// <summary>Writes one error, as a sentence of its own.</summary>
    public void WriteError(string message) => Error.WriteLine(SafeText.OneLine(OptionSpelling.Of(message)));

    /// <summary>Writes one line of text, wrapped and indented if it is long.</summary>
    public void WriteLine(string text = "", int indent = 0) => Write(new Padder(Cell(text), new Padding(indent, 0, 0, 0)));

    /// <summary>Writes one line of text that is never wrapped in a file, however long, so that it can be searched.</summary>
    public void WriteRow(string text, int indent)
    {
        if (_window is not null)
        {
            WriteLine(text, indent);
            return;
        }

        WritePrintable(SafeText.OneLine(text), indent);
    }

    /// <summary>Writes a heading with a blank line before it.</summary>
    public void WriteHeading(string text)
    {
        if (_begun)
        {
            WriteLine();
        }

        Write(new Padder(new Text(SafeText.OneLine(text), new Style(decoration: Decoration.Bold)), new Padding(0)));
    }

    /// <summary>Writes labelled texts, each wrapped beside its label.</summary>
    public void WriteLabelled(int indent, params (string Label, string? Text)[] lines)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().Padding(indent, 0, 2, 0)).AddColumn(new GridColumn().Padding(0, 0));
        foreach ((string label, string? text) in lines.Where(l => l.Text is not null))
        {
            grid.AddRow(Cell(label), Cell(text!));
        }

        Write(grid);
    }

    /// <summary>Writes a table, a line a row in a file; nothing if it has no rows.</summary>
    public void WriteTable(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string>[] all = rows.ToArray();
        if (all.Length == 0)
        {
            return;
        }

        if (_window is null)
        {
            string[][] cells = [[.. headers], .. all.Select(row => row.Select(SafeText.OneLine).ToArray())];
            int[] widths = headers.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
            foreach (string[] row in cells)
            {
                // The last column may be very long, and is followed by nothing.
                WritePrintable(string.Join("  ", row.Select((cell, column) => column < row.Length - 1 ? cell.PadRight(widths[column]) : cell)), indent: 2);
            }

            return;
        }

        var table = new Table { Border = TableBorder.None };
        table.AddColumns(headers.Select(h => new TableColumn(new Text(h, new Style(decoration: Decoration.Bold))) { Padding = new Padding(0, 0, 2, 0) }).ToArray());
        foreach (IReadOnlyList<string> row in all)
        {
            table.AddRow(row.Select(Cell));
        }

        Write(new Padder(table, new Padding(2, 0, 0, 0)));
    }

    /// <summary>Writes a tree.</summary>
    public void WriteTree(Branch root)
    {
        var tree = new Tree(Cell(root.Text));
        Grow(tree, root);
        Write(tree);

        static void Grow(IHasTreeNodes node, Branch branch)
        {
            foreach (Branch child in branch.Branches)
            {
                Grow(node.AddNode(Cell(child.Text)), child);
            }
        }
    }

    private void WritePrintable(string text, int indent)
    {
        _begun = true;
        Output.WriteLine((new string(' ', indent) + text).TrimEnd());
    }

    /// <summary>Runs work and shows how far it is, on a terminal only.</summary>
    public Task<T> WithProgressAsync<T>(Func<IProgress<HostProgress>, Task<T>> work) => _window is null
        ? work(new ProgressBars(null))
        : ProgressBars.RunAsync(_window, work);

    private static Text Cell(string text) => new(SafeText.OneLine(text), Palette.StyleOf(text));

    private void Write(IRenderable renderable)
    {
        _begun = true;
        if (_window is not null)
        {
            _window.Write(renderable);
            return;
        }

        // Spectre pads every line to the width of its block; nobody wants that in a file.
        using var text = new StringWriter();
        IAnsiConsole plain = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(text),
        });
        plain.Profile.Width = TextWidth;
        plain.Write(renderable);
        foreach (string line in text.ToString().TrimEnd('\n', '\r').Split('\n'))
        {
            Output.WriteLine(line.TrimEnd());
        }
    }
}
