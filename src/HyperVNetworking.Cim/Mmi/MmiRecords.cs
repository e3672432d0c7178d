using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using Microsoft.Management.Infrastructure;

namespace HyperVNetworking.Cim.Mmi;

/// <summary>MMI's instances to neutral records, and back (facts C1). The numbers of both type enumerations are the same.</summary>
internal static class MmiRecords
{
    /// <summary>A record of an instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <returns>The record; it holds on to nothing of MMI.</returns>
    public static CimRecord ToRecord(CimInstance instance) =>
        new(instance.CimSystemProperties.ClassName, instance.CimInstanceProperties.Select(p => ToField(p.Name, p.CimType, p.Value)))
        {
            ServerName = instance.CimSystemProperties.ServerName,
        };

    /// <summary>A field of a property's or parameter's value.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">MMI's type.</param>
    /// <param name="value">MMI's value.</param>
    /// <returns>The field.</returns>
    public static CimField ToField(string name, CimType type, object? value) => new(name, (CimDataType)(int)type, (type, value) switch
    {
        (CimType.Reference, CimInstance reference) => ToPath(reference),
        (CimType.ReferenceArray, CimInstance[] references) => references.Select(ToPath).ToArray(),
        (CimType.Instance, CimInstance instance) => ToRecord(instance),
        (CimType.InstanceArray, CimInstance[] instances) => instances.Select(ToRecord).ToArray(),
        _ => value,
    });

    /// <summary>The instance that stands for a path: its class and keys, because MMI has no paths.</summary>
    /// <param name="path">The path.</param>
    /// <param name="nameSpace">The namespace, where the path has none.</param>
    /// <returns>The instance; the caller disposes it.</returns>
    public static CimInstance ToReference(CimPath path, string nameSpace)
    {
        var instance = new CimInstance(path.ClassName, path.Namespace ?? nameSpace);
        foreach (KeyValuePair<string, string> key in path.Keys)
        {
            instance.CimInstanceProperties.Add(CimProperty.Create(key.Key, key.Value, CimType.String, CimFlags.Key));
        }

        return instance;
    }

    /// <summary>The instance of a record, to be created or modified.</summary>
    /// <param name="record">The record.</param>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="keys">The key properties of its class.</param>
    /// <returns>The instance; the caller disposes it.</returns>
    public static CimInstance ToInstance(CimRecord record, string nameSpace, ISet<string> keys)
    {
        var instance = new CimInstance(record.ClassName, nameSpace);
        foreach (CimField field in record.Fields)
        {
            bool isKey = keys.Contains(field.Name);
            object? value = ToMmi(field, nameSpace);
            instance.CimInstanceProperties.Add(CimProperty.Create(field.Name, value, (CimType)(int)field.Type, isKey ? CimFlags.Key : CimFlags.None));
            if (!isKey)
            {
                // A property as created counts as not modified; only an assignment makes it one that Modify sends (facts C1).
                instance.CimInstanceProperties[field.Name].Value = value;
            }
        }

        return instance;
    }

    /// <summary>MMI's value of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="nameSpace">The namespace of references in it.</param>
    /// <returns>The value.</returns>
    public static object? ToMmi(CimField field, string nameSpace) => field.Value switch
    {
        CimPath path => ToReference(path, nameSpace),
        CimPath[] paths => paths.Select(p => ToReference(p, nameSpace)).ToArray(),
        CimRecord record => ToInstance(record, nameSpace, new HashSet<string>(StringComparer.OrdinalIgnoreCase)),
        CimRecord[] records => records.Select(r => ToInstance(r, nameSpace, new HashSet<string>(StringComparer.OrdinalIgnoreCase))).ToArray(),
        object value => value,
        null => null,
    };

    // A reference holds its keys, flagged or not; other properties of it say nothing about which object it is.
    private static CimPath ToPath(CimInstance reference)
    {
        CimProperty[] properties = reference.CimInstanceProperties.Where(p => p.Value is not null).ToArray();
        CimProperty[] keys = properties.Where(p => (p.Flags & CimFlags.Key) != 0).ToArray();
        return new CimPath(
            reference.CimSystemProperties.ClassName,
            (keys.Length > 0 ? keys : properties).Select(p => new KeyValuePair<string, string>(p.Name, CimText.Write(p.Value))))
        {
            ServerName = reference.CimSystemProperties.ServerName,
            Namespace = reference.CimSystemProperties.Namespace?.Replace('/', '\\'),
        };
    }
}
