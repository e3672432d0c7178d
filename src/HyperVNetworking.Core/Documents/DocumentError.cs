using System.Globalization;

namespace HyperVNetworking.Documents;

/// <summary>What is wrong in a document, and where.</summary>
/// <param name="ErrorId">The stable id, one of <see cref="DocumentErrorIds"/>.</param>
/// <param name="File">The file, as its <see cref="DocumentSource"/> names it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in the line, from 1.</param>
/// <param name="Message">One sentence or two: what is wrong and what to do.</param>
public sealed record DocumentError(string ErrorId, string File, int Line, int Column, string Message)
{
    /// <summary>The error as compilers print theirs, so that editors can jump to it.</summary>
    /// <returns><c>file(line,column): message</c>.</returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}({1},{2}): {3}", File, Line, Column, Message);
}
