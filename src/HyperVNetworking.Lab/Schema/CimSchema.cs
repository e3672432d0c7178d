using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The classes of a Windows version, from the embedded schema data: live schemas of Server 2019 and 23H2, with the keys, static methods and integer types that the facts add.</summary>
internal sealed class CimSchema
{
    /// <summary>The namespace of Hyper-V.</summary>
    public const string Virtualization = @"root\virtualization\v2";

    /// <summary>The namespace of the network adapters and teams.</summary>
    public const string StandardCim = @"root\StandardCimv2";

    /// <summary>The namespace of the operating system.</summary>
    public const string Cimv2 = @"root\cimv2";

    /// <summary>The namespace of the task scheduler.</summary>
    public const string TaskScheduler = @"root\Microsoft\Windows\TaskScheduler";

    /// <summary>The namespace of failover clusters. Beyond the live schema data: microsoft/wmi, server2019/root/mscluster (classes and properties), and learn.microsoft.com, cluswmi (methods); the names of the classes of private properties are UNCONFIRMED.</summary>
    public const string Cluster = @"root\mscluster";

    private const string NewestMark = " @23h2";

    // The schema data has no Server 2022, whose New-VMSwitch takes this override already (field 0.5).
    private const string NewIn2022 = "AllowNetLbfoTeams";

    private static readonly Lazy<CimSchema> s_baseline = new(() => Load(_ => false));
    private static readonly Lazy<CimSchema> s_2022 = new(() => Load(name => name == NewIn2022));
    private static readonly Lazy<CimSchema> s_newest = new(() => Load(_ => true));

    private readonly Dictionary<string, Dictionary<string, CimClassDefinition>> _namespaces = new(Names.Comparer);
    private readonly Dictionary<string, CimClassDefinition> _concrete = new(Names.Comparer);

    private IReadOnlyList<CimClassDefinition>? _associations;

    private CimSchema()
    {
    }

    /// <summary>All classes.</summary>
    public IEnumerable<CimClassDefinition> Classes => _namespaces.Values.SelectMany(n => n.Values);

    /// <summary>The associations that can have instances.</summary>
    public IReadOnlyList<CimClassDefinition> Associations => _associations ??= [.. _concrete.Values.Where(c => c.IsAssociation)];

    /// <summary>The schema that the data has.</summary>
    /// <param name="newest">True for 23H2, false for Server 2019.</param>
    /// <returns>The schema.</returns>
    public static CimSchema For(bool newest) => newest ? s_newest.Value : s_baseline.Value;

    /// <summary>The schema of a Windows version.</summary>
    /// <param name="os">The version; Server 2019 also stands for those before it.</param>
    /// <returns>The schema.</returns>
    public static CimSchema For(WindowsVersion os) => os.Document == "WindowsServer2022" ? s_2022.Value : For(os.IsNewest);

    /// <summary>Whether the schema has a namespace.</summary>
    /// <param name="nameSpace">With slashes or backslashes.</param>
    /// <returns>True if so.</returns>
    public bool HasNamespace(string nameSpace) => _namespaces.ContainsKey(Normal(nameSpace));

    /// <summary>A class.</summary>
    /// <param name="nameSpace">The namespace, with slashes or backslashes.</param>
    /// <param name="className">The class.</param>
    /// <returns>The class, or null.</returns>
    public CimClassDefinition? Find(string nameSpace, string className) =>
        _namespaces.TryGetValue(Normal(nameSpace), out Dictionary<string, CimClassDefinition>? classes)
        && classes.TryGetValue(className, out CimClassDefinition? found) ? found : null;

    /// <summary>A class that has instances; such classes (Msvm_, MSFT_, Win32_) have one name in all namespaces.</summary>
    /// <param name="className">The class.</param>
    /// <returns>The class.</returns>
    /// <exception cref="KeyNotFoundException">The schema lacks it.</exception>
    public CimClassDefinition Concrete(string className) =>
        FindConcrete(className) ?? throw new KeyNotFoundException($"The schema has no class {className}.");

    /// <summary>A class that has instances.</summary>
    /// <param name="className">The class.</param>
    /// <returns>The class, or null.</returns>
    public CimClassDefinition? FindConcrete(string className) =>
        _concrete.TryGetValue(className, out CimClassDefinition? found) ? found : null;

    private static string Normal(string nameSpace) => nameSpace.Replace('/', '\\');

    private static CimSchema Load(Func<string, bool> isNewThere)
    {
        using Stream data = typeof(CimSchema).Assembly.GetManifestResourceStream("cim-classes.json")!;
        using var json = JsonDocument.Parse(data);
        var schema = new CimSchema();
        foreach (JsonProperty nameSpace in json.RootElement.EnumerateObject())
        {
            var classes = new Dictionary<string, CimClassDefinition>(Names.Comparer);
            schema._namespaces.Add(nameSpace.Name, classes);
            foreach (JsonProperty c in nameSpace.Value.EnumerateObject())
            {
                CimClassDefinition definition = Enter(nameSpace, c.Name, classes, isNewThere);
                if (!c.Name.StartsWith("CIM_", StringComparison.Ordinal))
                {
                    schema._concrete.Add(c.Name, definition);
                }
            }
        }

        return schema;
    }

    private static CimClassDefinition Enter(JsonProperty nameSpace, string name, Dictionary<string, CimClassDefinition> classes, Func<string, bool> isNewThere)
    {
        if (classes.TryGetValue(name, out CimClassDefinition? known))
        {
            return known;
        }

        JsonElement c = nameSpace.Value.GetProperty(name);
        string? parent = c.GetProperty("base").GetString();
        var definition = new CimClassDefinition(
            nameSpace.Name,
            name,
            parent is null ? null : Enter(nameSpace, parent, classes, isNewThere),
            Members(c.GetProperty("properties"), isNewThere),
            c.TryGetProperty("keys", out JsonElement keys) ? [.. keys.EnumerateArray().Select(k => k.GetString()!)] : [],
            c.TryGetProperty("methods", out JsonElement methods) ? methods.EnumerateObject().Select(m => Method(m, isNewThere)) : []);
        classes.Add(name, definition);
        return definition;
    }

    private static CimMethodDefinition Method(JsonProperty method, Func<string, bool> isNewThere) => new(
        method.Name,
        method.Value.TryGetProperty("static", out _),
        Members(method.Value.GetProperty("in"), isNewThere).ToDictionary(m => m.Name, Names.Comparer),
        [.. Members(method.Value.GetProperty("out"), isNewThere)]);

    private static IEnumerable<CimMember> Members(JsonElement members, Func<string, bool> isNewThere) =>
        members.EnumerateObject()
            .Where(m => isNewThere(m.Name) || !m.Value.GetString()!.EndsWith(NewestMark, StringComparison.Ordinal))
            .Select(m => Member(m.Name, m.Value.GetString()!.Replace(NewestMark, string.Empty)));

    private static CimMember Member(string name, string type)
    {
        bool isArray = type.EndsWith("[]", StringComparison.Ordinal);
        string scalar = isArray ? type.Substring(0, type.Length - 2) : type;
        string? reference = scalar.StartsWith("ref ", StringComparison.Ordinal) ? scalar.Substring(4) : null;
        CimDataType data = reference is null ? CimDataType.Instance : CimDataType.Reference;
        if (reference is null && !scalar.StartsWith("instance ", StringComparison.Ordinal) && !CimTypeNames.TryParse(scalar, out data))
        {
            throw new InvalidDataException($"The schema gives {name} the type {type}, which is none.");
        }

        return new CimMember(name, isArray ? data + 16 : data, reference);
    }
}
