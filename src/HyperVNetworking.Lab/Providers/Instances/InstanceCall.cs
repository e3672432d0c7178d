using System;
using System.Collections.Generic;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>A CreateInstance or ModifyInstance: every property is one that the schema has, of the type it says; what the provider takes beside them are custom operation options (facts B1.2).</summary>
/// <param name="Host">The host.</param>
/// <param name="Type">The class.</param>
/// <param name="Given">The properties that are given and not null.</param>
/// <param name="Options">The custom operation options by name.</param>
internal sealed record InstanceCall(
    LabHost Host,
    CimClassDefinition Type,
    IReadOnlyDictionary<string, object> Given,
    IReadOnlyDictionary<string, CimField> Options)
{
    /// <summary>Holds a call against the schema.</summary>
    /// <param name="host">The host.</param>
    /// <param name="type">The class.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="options">The custom operation options.</param>
    /// <returns>The call.</returns>
    /// <exception cref="Hosting.HostFaultException">A property is not in the schema, or has the wrong type.</exception>
    public static InstanceCall Check(LabHost host, CimClassDefinition type, CimRecord instance, IReadOnlyList<CimField> options)
    {
        var given = new Dictionary<string, object>(Names.Comparer);
        foreach (CimField field in instance.Fields)
        {
            CimMember property = type.Property(field.Name) ?? throw host.Fault.NoSuchProperty(type.Name, field.Name);
            if (field.Type != property.Type || !CimValue.IsOf(field.Value, field.Type))
            {
                throw host.Fault.TypeMismatch($"{type.Name}.{property.Name} is {property.Type}, and what is given is {field.Type} with a {field.Value?.GetType().Name ?? "null"}.");
            }

            if (field.Value is not null)
            {
                given.Add(property.Name, field.Value);
            }
        }

        var byName = new Dictionary<string, CimField>(Names.Comparer);
        foreach (CimField option in options)
        {
            byName[option.Name] = CimValue.IsOf(option.Value, option.Type)
                ? option
                : throw host.Fault.TypeMismatch($"the option {option.Name} is said to be {option.Type}, and is a {option.Value?.GetType().Name}.");
        }

        return new InstanceCall(host, type, given, byName);
    }

    /// <summary>A text property that must be there.</summary>
    /// <param name="name">The property.</param>
    /// <returns>Its value.</returns>
    public string NeedText(string name) => Given.TryGetValue(name, out object? value) && value is string { Length: > 0 } text
        ? text
        : throw Host.Fault.InvalidParameter($"a {Type.Name} needs {name}.");

    /// <summary>A number property.</summary>
    /// <param name="name">The property.</param>
    /// <returns>Its value; null if it is not given.</returns>
    public uint? Number(string name) => Given.TryGetValue(name, out object? value) ? Convert.ToUInt32(value, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>An operation option.</summary>
    /// <typeparam name="T">Its .NET type.</typeparam>
    /// <param name="name">The option.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether it is given.</returns>
    /// <exception cref="Hosting.HostFaultException">It has another type.</exception>
    public bool TryOption<T>(string name, out T value)
    {
        value = default!;
        if (!Options.TryGetValue(name, out CimField? option) || option.Value is null)
        {
            return false;
        }

        value = option.Value is T given ? given : throw Host.Fault.TypeMismatch($"the option {name} of {Type.Name} cannot be a {option.Value.GetType().Name}.");
        return true;
    }
}
