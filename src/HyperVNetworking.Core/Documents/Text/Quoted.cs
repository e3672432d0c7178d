using System.Globalization;
using System.Text;

namespace HyperVNetworking.Documents.Text;

/// <summary>Text between quotes as JSON writes it. Control and formatting characters (newlines, direction marks) are escaped, so that nobody is misled by what a name looks like.</summary>
internal static class Quoted
{
    private const int LongestInMessage = 80;
    private const int LongestMessage = 400;

    /// <summary>A text for a message: quoted, and shortened if it is long.</summary>
    public static string Of(string text) => Json(Shortened(text));

    /// <summary>A text cut to a length that a sentence can bear.</summary>
    public static string Shortened(string text) =>
        text.Length <= LongestInMessage ? text : text.Substring(0, LongestInMessage) + "...";

    /// <summary>A sentence that quotes text of a document: one line, of a length that can be read.</summary>
    public static string Visible(string message)
    {
        string escaped = Json(message.Length <= LongestMessage ? message : message.Substring(0, LongestMessage) + "...");
        return escaped.Substring(1, escaped.Length - 2).Replace("\\\"", "\"");
    }

    /// <summary>The JSON text. Half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.</summary>
    public static string Json(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsSurrogate(c))
            {
                bool pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
                json.Append(pair ? text.Substring(i, 2) : "\ufffd");
                i += pair ? 1 : 0;
            }
            else if (c is '"' or '\\')
            {
                json.Append('\\').Append(c);
            }
            else if (c is '\n' or '\r' or '\t')
            {
                json.Append(c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
            }
            else if (IsInvisible(c))
            {
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                json.Append(c);
            }
        }

        return json.Append('"').ToString();
    }

    private static bool IsInvisible(char c) => c is < ' ' or > '~' && CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
