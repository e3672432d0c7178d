using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Instances as JSON: the properties that are not what a new instance of the class has, numbers as numbers, references and times as text.</summary>
internal static class InstanceJson
{
    // Instances never change: a change makes a new one. So the text of one is made once, and a host is written in the time of a copy.
    private static readonly ConditionalWeakTable<CimRecord, byte[]> s_texts = new();
    private static readonly ConcurrentDictionary<string, Dictionary<string, CimField>> s_defaults = new(Names.Comparer);

    /// <summary>Writes an instance.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="record">The instance.</param>
    public static void Write(Utf8JsonWriter json, CimRecord record) =>
        json.WriteRawValue(s_texts.GetValue(record, Text), skipInputValidation: true);

    /// <summary>Reads an instance.</summary>
    /// <param name="json">What <see cref="Write"/> wrote.</param>
    /// <param name="type">Its class.</param>
    /// <param name="serverName">The machine that answers with it.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="FormatException">A value is not of the property's type.</exception>
    public static CimRecord Read(JsonElement json, CimClassDefinition type, string serverName)
    {
        List<(string Name, object? Value)> values = [.. DefaultsOf(type.Name).Values.Where(d => type.Property(d.Name) is not null).Select(d => (d.Name, d.Value))];
        foreach (JsonProperty property in json.EnumerateObject())
        {
            CimDataType data = (type.Property(property.Name) ?? throw new FormatException($"{type.Name} has no property {property.Name}")).Type;
            values.Add((property.Name, property.Value.ValueKind == JsonValueKind.Null ? null : data.IsArray()
                ? property.Value.EnumerateArray().Select(v => ReadScalar(v, data.Scalar())).ToArray()
                : ReadScalar(property.Value, data)));
        }

        return type.Create(serverName, [.. values]);
    }

    // The newest schema has every property that an older one has.
    private static Dictionary<string, CimField> DefaultsOf(string className) => s_defaults.GetOrAdd(className, static name =>
    {
        CimClassDefinition type = CimSchema.For(newest: true).Concrete(name);
        return Defaults.Of(name)
            .Select(d => (Member: type.Property(d.Name)!, d.Value))
            .ToDictionary(d => d.Member.Name, d => new CimField(d.Member.Name, d.Member.Type, CimValue.Convert(d.Value, d.Member.Type)), Names.Comparer);
    });

    private static bool IsSame(object? a, object? b) =>
        Equals(a, b) || (a is Array x && b is Array y && x.Length == y.Length && x.Cast<object?>().SequenceEqual(y.Cast<object?>()));

    private static byte[] Text(CimRecord record)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            WriteFields(json, record);
        }

        return text.ToArray();
    }

    private static void WriteFields(Utf8JsonWriter json, CimRecord record)
    {
        json.WriteStartObject();
        Dictionary<string, CimField> defaults = DefaultsOf(record.ClassName);
        foreach (CimField field in record.Fields)
        {
            bool hasDefault = defaults.TryGetValue(field.Name, out CimField? usual);
            if (hasDefault && IsSame(field.Value, usual!.Value))
            {
                continue;
            }

            if (field.Value is Array array)
            {
                json.WriteStartArray(field.Name);
                foreach (object value in array)
                {
                    WriteScalar(json, value);
                }

                json.WriteEndArray();
            }
            else if (field.Value is null)
            {
                if (hasDefault)
                {
                    json.WriteNull(field.Name);
                }
            }
            else
            {
                json.WritePropertyName(field.Name);
                WriteScalar(json, field.Value);
            }
        }

        json.WriteEndObject();
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
