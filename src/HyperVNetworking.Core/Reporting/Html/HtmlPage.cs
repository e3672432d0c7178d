using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace HyperVNetworking.Reporting;

/// <summary>Makes elements of a page: every text in them is escaped by the XML library and has no invisible character.</summary>
internal static class HtmlPage
{
    /// <summary>An element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Attributes, elements and text.</param>
    public static XElement Element(string name, params object?[] content) => new(name, content.Select(Safe));

    /// <summary>An element of a class.</summary>
    public static XElement Classed(string name, string className, params object?[] content) => Element(name, [new XAttribute("class", className), .. content]);

    /// <summary>A table with a caption, that can be scrolled by keyboard where it is too wide.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="headings">The headings of the columns.</param>
    /// <param name="rows">The rows, with a cell for each heading.</param>
    public static XElement Table(string caption, IEnumerable<string> headings, IEnumerable<IEnumerable<object?>> rows) => Wide(
        caption,
        Element(
            "table",
            Element("caption", caption),
            Element("thead", Element("tr", [.. headings.Select(h => Element("th", new XAttribute("scope", "col"), h))])),
            Element("tbody", [.. rows.Select(r => Element("tr", [.. r.Select(c => Element("td", c))]))])));

    /// <summary>Something that may be wider than the page, and can then be scrolled by keyboard.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="content">It.</param>
    public static XElement Wide(string name, XElement content) => Classed(
        "div", "wide", new XAttribute("tabindex", 0), new XAttribute("role", "region"), new XAttribute("aria-label", SafeText.Of(name)), content);

    /// <summary>The text of a page.</summary>
    /// <param name="root">Its html element.</param>
    public static string Text(XElement root)
    {
        // An element without content would be written as one that browsers take for its beginning only.
        foreach (XElement empty in root.DescendantsAndSelf().Where(e => e.IsEmpty && e.Name.LocalName is not ("meta" or "br" or "wbr") && e.Name.Namespace == XNamespace.None).ToArray())
        {
            empty.Value = string.Empty;
        }

        using var text = new StringWriter { NewLine = "\n" };
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = false, NewLineHandling = NewLineHandling.None }))
        {
            root.Save(xml);
        }

        return "<!DOCTYPE html>\n" + text + "\n";
    }

    private static object? Safe(object? content) => content switch
    {
        string text => SafeText.Of(text),
        XObject or IEnumerable<XObject> or null => content,
        _ => SafeText.Of(content.ToString()),
    };
}
