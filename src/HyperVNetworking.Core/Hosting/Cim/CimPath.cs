using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Hosting.Cim;

/// <summary>A reference to a CIM instance, and its text form <c>\\HOST\root\virtualization\v2:Class.Key1="v1",Key2="v2"</c>: keys in alphabetical order, backslash and quote escaped inside a value (facts A0).</summary>
public sealed class CimPath : IEquatable<CimPath>
{
    /// <summary>Makes a reference.</summary>
    /// <param name="className">The class.</param>
    /// <param name="keys">The key properties; every key that the adapter meets is a string.</param>
    public CimPath(string className, IEnumerable<KeyValuePair<string, string>> keys)
    {
        ClassName = className;
        Keys = keys.OrderBy(k => k.Key, Names.Comparer).ToArray();
    }

    /// <summary>The machine; null where the text has none.</summary>
    public string? ServerName { get; init; }

    /// <summary>The namespace with backslashes, such as <c>root\virtualization\v2</c>; null where the text has none.</summary>
    public string? Namespace { get; init; }

    /// <summary>The class.</summary>
    public string ClassName { get; }

    /// <summary>The keys, in alphabetical order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Keys { get; }

    /// <summary>A key's value.</summary>
    /// <param name="name">The key.</param>
    /// <returns>The value, or null.</returns>
    public string? this[string name] => Keys.FirstOrDefault(k => Names.Same(k.Key, name)).Value;

    /// <summary>A reference by one key.</summary>
    /// <param name="className">The class.</param>
    /// <param name="key">The key's name.</param>
    /// <param name="value">The key's value.</param>
    /// <returns>The reference.</returns>
    public static CimPath Of(string className, string key, string value) =>
        new(className, [new KeyValuePair<string, string>(key, value)]);

    /// <summary>Reads the text form.</summary>
    /// <param name="text">The text, with or without machine and namespace.</param>
    /// <param name="path">What was read, or null.</param>
    /// <returns>Whether the text is an object path.</returns>
    public static bool TryParse(string? text, out CimPath? path)
    {
        path = null;
        if (text is null)
        {
            return false;
        }

        string? server = null;
        string? nameSpace = null;
        int start = 0;
        int quote = text.IndexOf('"');
        int colon = text.IndexOf(':');
        if (colon >= 0 && (quote < 0 || colon < quote))
        {
            nameSpace = text.Substring(0, colon);
            start = colon + 1;
            if (nameSpace.StartsWith(@"\\", StringComparison.Ordinal))
            {
                int slash = nameSpace.IndexOf('\\', 2);
                if (slash < 3)
                {
                    return false;
                }

                server = nameSpace.Substring(2, slash - 2);
                nameSpace = nameSpace.Substring(slash + 1);
            }
        }

        int dot = text.IndexOf('.', start);
        if (dot <= start || !IsName(text, start, dot) || !TryParseKeys(text, dot + 1, out List<KeyValuePair<string, string>> keys))
        {
            return false;
        }

        path = new CimPath(text.Substring(start, dot - start), keys) { ServerName = server, Namespace = nameSpace };
        return true;
    }

    /// <summary>The text form; with machine and namespace where known.</summary>
    /// <returns>The object path.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Namespace is not null)
        {
            text.Append(ServerName is null ? string.Empty : $@"\\{ServerName}\").Append(Namespace).Append(':');
        }

        text.Append(ClassName).Append('.');
        for (int i = 0; i < Keys.Count; i++)
        {
            text.Append(i == 0 ? string.Empty : ",").Append(Keys[i].Key).Append("=\"");
            text.Append(Keys[i].Value.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append('"');
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(CimPath? other) =>
        other is not null
        && Names.Same(ClassName, other.ClassName)
        && Keys.Count == other.Keys.Count
        && Keys.Zip(other.Keys, (a, b) => Names.Same(a.Key, b.Key) && Names.Same(a.Value, b.Value)).All(same => same);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CimPath);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Keys.Aggregate(Names.Comparer.GetHashCode(ClassName), (hash, k) => unchecked((hash * 31) + Names.Comparer.GetHashCode(k.Value)));

    private static bool TryParseKeys(string text, int at, out List<KeyValuePair<string, string>> keys)
    {
        keys = [];
        while (true)
        {
            int equals = text.IndexOf('=', at);
            if (equals <= at || !IsName(text, at, equals) || equals + 1 >= text.Length || text[equals + 1] != '"')
            {
                return false;
            }

            string name = text.Substring(at, equals - at);
            var value = new StringBuilder();
            int i = equals + 2;
            for (; i < text.Length && text[i] != '"'; i++)
            {
                if (text[i] == '\\' && ++i >= text.Length)
                {
                    return false;
                }

                value.Append(text[i]);
            }

            if (i >= text.Length || keys.Any(k => Names.Same(k.Key, name)))
            {
                return false;
            }

            keys.Add(new KeyValuePair<string, string>(name, value.ToString()));
            if (i == text.Length - 1)
            {
                return true;
            }

            if (text[i + 1] != ',')
            {
                return false;
            }

            at = i + 2;
        }
    }

    private static bool IsName(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!(char.IsLetterOrDigit(text[i]) || text[i] == '_'))
            {
                return false;
            }
        }

        return end > start;
    }
}
