namespace HyperVNetworking.Fabrics;

/// <summary>A line of a switch configuration and what became of it.</summary>
/// <param name="File">The file, as its <see cref="ConfigurationSource"/> names it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Switch">The physical switch that the file is about.</param>
/// <param name="Outcome">Whether it was understood, ignored on purpose or reported.</param>
/// <param name="Text">The line without its indentation.</param>
/// <param name="Reason">Why it was ignored or reported; empty where it was understood.</param>
public sealed record ConfigurationLine(string File, int Line, string Switch, LineOutcome Outcome, string Text, string Reason);
