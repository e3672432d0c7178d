using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using HyperVNetworking.Commands;

namespace HyperVNetworking.Module.Tests;

/// <summary>The cmdlets as their attributes declare them; read as data, so that no PowerShell is needed.</summary>
internal static class CmdletCatalog
{
    public static readonly IReadOnlyList<CmdletFacts> All = typeof(NetworkCmdlet).Assembly.GetExportedTypes()
        .Where(t => !t.IsAbstract && typeof(Cmdlet).IsAssignableFrom(t))
        .Select(t => new CmdletFacts(t))
        .OrderBy(c => c.Name, StringComparer.Ordinal)
        .ToArray();

    public static IEnumerable<CustomAttributeData> Attributes<T>(MemberInfo member) =>
        member.GetCustomAttributesData().Where(a => a.AttributeType == typeof(T));

    public static object? Value(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value;
}

/// <summary>One cmdlet class.</summary>
internal sealed class CmdletFacts(Type type)
{
    private readonly CustomAttributeData _cmdlet = CmdletCatalog.Attributes<CmdletAttribute>(type).Single();

    public Type Type => type;

    public string Verb => (string)_cmdlet.ConstructorArguments[0].Value!;

    public string Noun => (string)_cmdlet.ConstructorArguments[1].Value!;

    public string Name => $"{Verb}-{Noun}";

    public bool SupportsShouldProcess => CmdletCatalog.Value(_cmdlet, "SupportsShouldProcess") is true;

    public IReadOnlyList<Type> OutputTypes => CmdletCatalog.Attributes<OutputTypeAttribute>(type)
        .SelectMany(a => (IEnumerable<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)
        .Select(a => (Type)a.Value!)
        .ToArray();

    public IReadOnlyList<PropertyInfo> Parameters => type.GetProperties()
        .Where(p => CmdletCatalog.Attributes<ParameterAttribute>(p).Any())
        .ToArray();

    /// <summary>The names of the parameters by set; those of every set are in each.</summary>
    public ILookup<string, PropertyInfo> ParametersBySet
    {
        get
        {
            string[] sets = Parameters.SelectMany(Sets).Where(s => s is not null).Select(s => s!).Distinct().DefaultIfEmpty("All").ToArray();
            return Parameters
                .SelectMany(p => Sets(p).SelectMany(s => s is null ? sets : [s]).Distinct().Select(s => (Set: s, Parameter: p)))
                .ToLookup(x => x.Set, x => x.Parameter);
        }
    }

    public static IEnumerable<CustomAttributeData> InSet(PropertyInfo parameter, string set) =>
        CmdletCatalog.Attributes<ParameterAttribute>(parameter).Where(a => CmdletCatalog.Value(a, "ParameterSetName") is not string s || s == set);

    private static IEnumerable<string?> Sets(PropertyInfo parameter) =>
        CmdletCatalog.Attributes<ParameterAttribute>(parameter).Select(a => CmdletCatalog.Value(a, "ParameterSetName") as string);
}
