using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace HyperVNetworking.Reporting;

/// <summary>The shapes of a diagram.</summary>
internal static class SvgShapes
{
    /// <summary>The namespace of SVG.</summary>
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>A box with a name that a reader's machine can say.</summary>
    public static XElement Box(double x, double y, double width, double height, string kind, string title, string? fill = null) => Shape(
        "rect",
        new XElement(Svg + "title", SafeText.Of(title)),
        [("x", x), ("y", y), ("width", width), ("height", height), ("rx", 5d), ("class", kind), .. fill is null ? [] : new (string, object)[] { ("fill", fill) }]);

    /// <summary>A line of text, cut where it would leave its box.</summary>
    public static XElement Text(double x, double y, string text, int characters, string kind = "label")
    {
        string safe = SafeText.Of(text).Replace('\n', ' ').Replace('\t', ' ');
        int length = safe.Length > characters && char.IsHighSurrogate(safe[characters - 2]) ? characters - 2 : characters - 1;
        return Shape("text", safe.Length <= characters ? safe : safe.Substring(0, length) + "\u2026", ("x", x), ("y", y), ("class", kind));
    }

    /// <summary>A cable, bent where it leaves and arrives.</summary>
    public static XElement Cable(Place from, Place to, string title, string kind, bool isStraight = false) => Shape(
        "path",
        new XElement(Svg + "title", SafeText.Of(title)),
        ("d", string.Format(CultureInfo.InvariantCulture, "M{0:0.#} {1:0.#} {2}", from.X, from.Y, isStraight ? Straight(to) : Curve(from, to))),
        ("class", kind));

    /// <summary>A line through several places.</summary>
    public static XElement Path(string path, string kind) => Shape("path", null, ("d", path), ("class", kind));

    /// <summary>The part of a path that leads straight on to a place.</summary>
    public static string Straight(Place to) => string.Format(CultureInfo.InvariantCulture, "L{0:0.#} {1:0.#}", to.X, to.Y);

    /// <summary>The part of a path that passes below what stands between two places side by side.</summary>
    public static string Below(Place from, Place to) => string.Format(CultureInfo.InvariantCulture, "Q{0:0.#} {1:0.#} {2:0.#} {3:0.#}", (from.X + to.X) / 2, from.Y + 28, to.X, to.Y);

    /// <summary>The part of a path that leads on to a place: bent between layers and over what lies between.</summary>
    public static string Curve(Place from, Place to)
    {
        double distance = System.Math.Abs(to.Y - from.Y);
        double bend = distance < .5 ? from.Y - 34 : (from.Y + to.Y) / 2;
        return distance is >= .5 and < 40
            ? Straight(to)
            : string.Format(CultureInfo.InvariantCulture, "C{0:0.#} {1:0.#} {2:0.#} {1:0.#} {2:0.#} {3:0.#}", from.X, bend, to.X, to.Y);
    }

    /// <summary>The numbered stop of a route, with a cross where the frame ends.</summary>
    public static IEnumerable<XElement> Stop(double x, double y, string label, bool isDropped)
    {
        double half = label.Length <= 2 ? 9 : 4 + (label.Length * 3.6);
        yield return Shape("rect", null, ("x", x - half), ("y", y - 9), ("width", half * 2), ("height", 18d), ("rx", 9d), ("class", isDropped ? "stop dropped" : "stop"));
        yield return Shape("text", label, ("x", x), ("y", y + 3.5), ("class", "number"));
        if (isDropped)
        {
            yield return Shape("path", null, ("d", string.Format(CultureInfo.InvariantCulture, "M{0:0.#} {1:0.#} l10 10 m0 -10 l-10 10", x + half + 2, y - 5)), ("class", "cross"));
        }
    }

    /// <summary>A ring around who sends or hears.</summary>
    public static XElement Ring(double x, double y) => Shape("rect", null, ("x", x - 73), ("y", y - 12), ("width", 86d), ("height", 24d), ("rx", 7d), ("class", "end"));

    private static XElement Shape(string name, object? content, params (string Name, object Value)[] attributes) => new(
        Svg + name,
        attributes.Select(a => new XAttribute(a.Name, a.Value is double number ? number.ToString("0.#", CultureInfo.InvariantCulture) : a.Value)),
        content);
}
