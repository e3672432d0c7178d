using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>Instances as JSON: the properties that are not null, numbers as numbers, references and times as text.</summary>
internal static class InstanceJson
{
    /// <summary>Writes an instance.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="record">The instance.</param>
    public static void Write(Utf8JsonWriter json, CimRecord record)
    {
        json.WriteStartObject();
        foreach (CimField field in record.Fields)
        {
            if (field.Value is Array array)
            {
                json.WriteStartArray(field.Name);
                foreach (object value in array)
                {
                    WriteScalar(json, value);
                }

                json.WriteEndArray();
            }
            else if (field.Value is not null)
            {
                json.WritePropertyName(field.Name);
                WriteScalar(json, field.Value);
            }
        }

        json.WriteEndObject();
    }

    /// <summary>Reads an instance.</summary>
    /// <param name="json">What <see cref="Write"/> wrote.</param>
    /// <param name="type">Its class.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="FormatException">A value is not of the property's type.</exception>
    public static CimRecord Read(JsonElement json, CimClassDefinition type)
    {
        var values = new List<(string Name, object? Value)>();
        foreach (JsonProperty property in json.EnumerateObject())
        {
            CimDataType data = (type.Property(property.Name) ?? throw new FormatException($"{type.Name} has no property {property.Name}")).Type;
            values.Add((property.Name, data.IsArray()
                ? property.Value.EnumerateArray().Select(v => ReadScalar(v, data.Scalar())).ToArray()
                : ReadScalar(property.Value, data)));
        }

        return type.Create([.. values]);
    }

    private static void WriteScalar(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case string or CimPath or DateTime or TimeSpan or char:
                json.WriteStringValue(value is CimPath path ? path.ToString() : CimText.Write(value));
                break;
            case ulong number:
                json.WriteNumberValue(number);
                break;
            case float or double:
                json.WriteNumberValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static object ReadScalar(JsonElement json, CimDataType type)
    {
        if (type == CimDataType.Reference)
        {
            return CimPath.TryParse(json.GetString(), out CimPath? path) ? path! : throw new FormatException("a reference is no object path");
        }

        string text = json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText();
        return CimText.TryRead(text, type, out object? value) ? value! : throw new FormatException($"{text} is no {type.Name()}");
    }
}
