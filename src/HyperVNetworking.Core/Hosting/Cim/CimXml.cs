using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;

namespace HyperVNetworking.Hosting.Cim;

/// <summary>
/// Embedded instances as CIM-XML text, as MMI's own serializer writes them: <c>&lt;INSTANCE CLASSNAME&gt;&lt;PROPERTY NAME TYPE MODIFIED&gt;&lt;VALUE&gt;</c>
/// (facts A3.3; microsoft/omi, Unix/xmlserializer/xmlserializer.c). What WMI itself writes lacks MODIFIED and is read alike.
/// </summary>
public static class CimXml
{
    private static readonly List<string> s_null = [];

    private static readonly XmlReaderSettings s_reading = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 16 * 1024 * 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = false,
        CheckCharacters = false,
    };

    private static readonly XmlWriterSettings s_writing = new()
    {
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.Entitize,
        ConformanceLevel = ConformanceLevel.Fragment,

        // A name with a control character is the provider's to refuse, with its own words; ours is to carry it unchanged.
        CheckCharacters = false,
    };

    /// <summary>Writes a record; a null property becomes a PROPERTY without VALUE.</summary>
    /// <param name="record">The record; no references or instances in it.</param>
    /// <returns>The text.</returns>
    public static string Write(CimRecord record)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var xml = XmlWriter.Create(text, s_writing))
        {
            xml.WriteStartElement("INSTANCE");
            xml.WriteAttributeString("CLASSNAME", record.ClassName);
            foreach (CimField field in record.Fields)
            {
                WriteField(xml, field);
            }

            xml.WriteEndElement();
        }

        return text.ToString();
    }

    /// <summary>Reads a record.</summary>
    /// <param name="text">One INSTANCE element.</param>
    /// <param name="record">What was read, or null.</param>
    /// <param name="error">What is wrong, or null.</param>
    /// <returns>Whether the text is an embedded instance.</returns>
    public static bool TryRead(string text, out CimRecord? record, out string? error)
    {
        record = null;
        error = null;
        try
        {
            using var xml = XmlReader.Create(new StringReader(text), s_reading);
            xml.MoveToContent();
            if (xml.NodeType != XmlNodeType.Element || xml.Name != "INSTANCE" || xml.GetAttribute("CLASSNAME") is not { Length: > 0 } className)
            {
                error = "An embedded instance must be one INSTANCE element with a CLASSNAME.";
                return false;
            }

            var fields = new Dictionary<string, CimField>(StringComparer.OrdinalIgnoreCase);
            error = ReadFields(xml, fields);
            record = error is null ? new CimRecord(className, fields.Values) : null;
            return error is null;
        }
        catch (XmlException e)
        {
            error = $"An embedded instance is not well-formed XML: {e.Message}";
            return false;
        }
    }

    private static void WriteField(XmlWriter xml, CimField field)
    {
        bool isArray = field.Type.IsArray();
        xml.WriteStartElement(isArray ? "PROPERTY.ARRAY" : "PROPERTY");
        xml.WriteAttributeString("NAME", field.Name);
        xml.WriteAttributeString("TYPE", field.Type.Name());

        // Every property that is sent is meant: none is left for the provider to take as it was.
        xml.WriteAttributeString("MODIFIED", "TRUE");
        if (field.Value is Array values && isArray)
        {
            xml.WriteStartElement("VALUE.ARRAY");
            foreach (object value in values)
            {
                xml.WriteElementString("VALUE", Text(value));
            }

            xml.WriteEndElement();
        }
        else if (field.Value is not null)
        {
            xml.WriteElementString("VALUE", Text(field.Value));
        }

        xml.WriteEndElement();
    }

    private static string Text(object value) => value is bool flag ? (flag ? "true" : "false") : CimText.Write(value);

    private static string? ReadFields(XmlReader xml, Dictionary<string, CimField> fields)
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
        }
        else
        {
            xml.ReadStartElement();
            while (xml.MoveToContent() == XmlNodeType.Element)
            {
                if (ReadField(xml, out CimField? field) is string error)
                {
                    return error;
                }

                if (fields.ContainsKey(field!.Name))
                {
                    return $"An embedded instance has the property {field.Name} twice.";
                }

                fields.Add(field.Name, field);
            }

            xml.ReadEndElement();
        }

        return xml.MoveToContent() == XmlNodeType.None ? null : "An embedded instance has something after its INSTANCE element.";
    }

    private static string? ReadField(XmlReader xml, out CimField? field)
    {
        field = null;
        string element = xml.Name;
        string? name = xml.GetAttribute("NAME");
        bool isArray = element == "PROPERTY.ARRAY";
        if ((element != "PROPERTY" && !isArray) || string.IsNullOrEmpty(name) || !CimTypeNames.TryParse(xml.GetAttribute("TYPE"), out CimDataType type))
        {
            return $"An embedded instance has an element {element} that is no PROPERTY with a NAME and a TYPE.";
        }

        List<string>? texts = ReadValues(xml, isArray);
        if (texts is null)
        {
            return $"The property {name} of an embedded instance has no valid VALUE.";
        }

        var values = new List<object>();
        foreach (string text in texts)
        {
            if (!CimText.TryRead(text, type, out object? value))
            {
                return $"\"{text}\" is no {type.Name()}, which the property {name} of an embedded instance says it is.";
            }

            values.Add(value!);
        }

        field = isArray
            ? new CimField(name!, type + 16, ReferenceEquals(texts, s_null) ? null : ToArray(values, type))
            : new CimField(name!, type, values.FirstOrDefault());
        return null;
    }

    // The values; the shared empty list where the property is null; null where the markup is wrong.
    private static List<string>? ReadValues(XmlReader xml, bool isArray)
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return s_null;
        }

        List<string>? texts = s_null;
        xml.ReadStartElement();
        if (xml.MoveToContent() == XmlNodeType.Element)
        {
            texts = [];
            if (isArray)
            {
                texts = xml.Name == "VALUE.ARRAY" ? ReadArray(xml) : null;
            }
            else if (xml.Name == "VALUE")
            {
                texts.Add(xml.ReadElementContentAsString());
            }
            else
            {
                texts = null;
            }
        }

        if (texts is null || xml.MoveToContent() != XmlNodeType.EndElement)
        {
            return null;
        }

        xml.ReadEndElement();
        return texts;
    }

    private static List<string>? ReadArray(XmlReader xml)
    {
        List<string> texts = [];
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return texts;
        }

        xml.ReadStartElement();
        while (xml.MoveToContent() == XmlNodeType.Element)
        {
            if (xml.Name != "VALUE")
            {
                return null;
            }

            texts.Add(xml.ReadElementContentAsString());
        }

        xml.ReadEndElement();
        return texts;
    }

    private static Array ToArray(List<object> values, CimDataType type)
    {
        var array = Array.CreateInstance(type.ClrType(), values.Count);
        for (int i = 0; i < values.Count; i++)
        {
            array.SetValue(values[i], i);
        }

        return array;
    }
}
