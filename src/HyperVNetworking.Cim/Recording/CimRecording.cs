using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Recording;

/// <summary>CIM operations as readable text that is the same in every run: GUIDs become names, embedded instances are laid out property by property, in the order of their names.</summary>
public sealed class CimRecording
{
    private static readonly Regex s_guid = new("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", RegexOptions.CultureInvariant);
    private readonly Dictionary<string, string> _names = new(Names.Comparer);
    private readonly StringBuilder _text = new();
    private readonly object _gate = new();
    private int _unnamed;

    /// <summary>Starts an empty recording.</summary>
    /// <param name="names">What GUIDs mean, such as <c>VM1</c>; those that are not among them are numbered as they come up.</param>
    public CimRecording(IEnumerable<KeyValuePair<string, string>>? names = null)
    {
        foreach (KeyValuePair<string, string> name in names ?? [])
        {
            _names[name.Key] = name.Value;
        }
    }

    /// <summary>The names of what a host has: VMs, their adapters and virtual switches.</summary>
    /// <param name="host">The host as read.</param>
    /// <returns>GUIDs and names.</returns>
    public static IEnumerable<KeyValuePair<string, string>> NamesOf(HostState host)
    {
        IEnumerable<(string? Id, string Name)> named = host.Switches.Select(s => (s.Id, $"virtual switch {s.Name}"))
            .Concat(host.Vms.Select(v => (v.Id, $"VM {v.Name}")))
            .Concat(host.Vms.SelectMany(v => v.Adapters.Select(a => (a.Id, $"VM {v.Name} '{a.Name}'"))));
        return named.Where(n => n.Id is not null).Select(n => new KeyValuePair<string, string>(n.Id!, n.Name));
    }

    /// <summary>All that was recorded, with line feeds between the lines.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        lock (_gate)
        {
            return _text.ToString();
        }
    }

    /// <summary>Records an operation without parameters.</summary>
    /// <param name="operation">What is done and to what.</param>
    public void Add(string operation) => Append(operation, []);

    /// <summary>Records an operation with the values it carries.</summary>
    /// <param name="operation">What is done and to what.</param>
    /// <param name="fields">Its parameters, or the properties of its instance.</param>
    public void Add(string operation, IEnumerable<CimField> fields) => Append(operation, fields.SelectMany(f => Field(f, "  ")));

    private static IEnumerable<string> Field(CimField field, string indent)
    {
        string head = $"{indent}{field.Name}: {field.Type.Name()}{(field.Type.IsArray() ? "[]" : string.Empty)}";
        return field.Value switch
        {
            null => [$"{head} = null"],
            Array array => new[] { $"{head} = {(array.Length == 0 ? "[]" : string.Empty)}".TrimEnd() }.Concat(array.Cast<object>().SelectMany(v => Value(v, indent + "  "))),
            object value => Embedded(value) is CimRecord record ? new[] { head + " =" }.Concat(Instance(record, indent + "  ")) : [$"{head} = {Scalar(value)}"],
        };
    }

    private static IEnumerable<string> Value(object value, string indent) =>
        Embedded(value) is CimRecord record ? Instance(record, indent) : [indent + Scalar(value)];

    private static IEnumerable<string> Instance(CimRecord record, string indent) =>
        new[] { $"{indent}instance of {record.ClassName}" }
            .Concat(record.Fields.OrderBy(f => f.Name, StringComparer.Ordinal).SelectMany(f => Field(f, indent + "  ")));

    private static CimRecord? Embedded(object value) =>
        value is string text && text.StartsWith("<INSTANCE", StringComparison.Ordinal) && CimXml.TryRead(text, out CimRecord? record, out _) ? record : null;

    private static string Scalar(object value) => value switch
    {
        string text => $"\"{text.Replace("\r", "\\r").Replace("\n", "\\n")}\"",
        bool flag => flag ? "true" : "false",
        DateTime or TimeSpan => CimText.Write(value),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    private void Append(string operation, IEnumerable<string> lines)
    {
        lock (_gate)
        {
            foreach (string line in new[] { operation }.Concat(lines))
            {
                _text.Append(s_guid.Replace(line, guid => $"<{NameOf(guid.Value)}>")).Append('\n');
            }
        }
    }

    private string NameOf(string guid)
    {
        if (!_names.TryGetValue(guid, out string? name))
        {
            name = "GUID" + (++_unnamed).ToString(CultureInfo.InvariantCulture);
            _names[guid] = name;
        }

        return name;
    }
}
