using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace HyperVNetworking.Reporting;

/// <summary>The shapes of a diagram.</summary>
internal static class SvgShapes
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    /// <summary>A box with a name that a reader's machine can say.</summary>
    public static XElement Box(double x, double y, double width, double height, string kind, string title, string fill = "none") => Shape(
        "rect",
        new XElement(s_svg + "title", SafeText.Of(title)),
        ("x", x), ("y", y), ("width", width), ("height", height), ("rx", 5), ("class", kind), ("fill", fill));

    /// <summary>A line of text, cut where it would leave its box.</summary>
    public static XElement Text(double x, double y, string text, int characters, string kind = "label")
    {
        string safe = SafeText.Of(text);
        return Shape("text", safe.Length <= characters ? safe : safe.Substring(0, characters - 1) + "\u2026", ("x", x), ("y", y), ("class", kind));
    }

    /// <summary>A cable, bent where it leaves and arrives.</summary>
    public static XElement Cable(double x1, double y1, double x2, double y2, string title)
    {
        double bend = y1 == y2 ? y1 - 34 : (y1 + y2) / 2;
        return Shape(
            "path",
            new XElement(s_svg + "title", SafeText.Of(title)),
            ("d", string.Format(CultureInfo.InvariantCulture, "M{0:0.#} {1:0.#} C{0:0.#} {2:0.#} {3:0.#} {2:0.#} {3:0.#} {4:0.#}", x1, y1, bend, x2, y2)),
            ("class", "cable"), ("fill", "none"));
    }

    private static XElement Shape(string name, object content, params (string Name, object Value)[] attributes) => new(
        s_svg + name,
        attributes.Select(a => new XAttribute(a.Name, a.Value is double number ? number.ToString("0.#", CultureInfo.InvariantCulture) : a.Value)),
        content);
}
