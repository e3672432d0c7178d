using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>Reads embedded instances and holds them against the schema (facts A3.3).</summary>
internal static class EmbeddedInstance
{
    /// <summary>Reads one.</summary>
    /// <param name="host">The host.</param>
    /// <param name="parameter">The parameter it came in, for errors.</param>
    /// <param name="text">CIM-XML.</param>
    /// <param name="baseClass">The class it must be of, or derive from.</param>
    /// <returns>The class and the properties that are given and not null.</returns>
    /// <exception cref="Hosting.HostFaultException">The text is no such instance.</exception>
    public static CimRecord Read(LabHost host, string parameter, string? text, string baseClass)
    {
        if (!CimXml.TryRead(text ?? string.Empty, out CimRecord? record, out string? error))
        {
            throw host.Fault.InvalidParameter($"{parameter} holds no embedded instance. {error}");
        }

        CimClassDefinition type = host.Store.Schema.Find(CimSchema.Virtualization, record!.ClassName)
            ?? throw host.Fault.InvalidClass(CimSchema.Virtualization, record.ClassName);
        if (!type.Is(baseClass) || host.Store.Schema.FindConcrete(type.Name) is null)
        {
            throw host.Fault.InvalidParameter($"{parameter} must be of {baseClass}, and {type.Name} is not.");
        }

        var given = new List<CimField>();
        foreach (CimField field in record.Fields)
        {
            CimMember property = type.Property(field.Name) ?? throw host.Fault.NoSuchProperty(type.Name, field.Name);
            if (field.Type != property.Type)
            {
                throw host.Fault.TypeMismatch($"{type.Name}.{property.Name} is {property.Type}, and the embedded instance says {field.Type}.");
            }

            if (field.Value is not null)
            {
                given.Add(new CimField(property.Name, property.Type, field.Value));
            }
        }

        return new CimRecord(type.Name, given);
    }

    /// <summary>A new instance: the class's defaults, then what is given; ids are left to the provider (facts A3.2).</summary>
    /// <param name="host">The host.</param>
    /// <param name="given">What is given.</param>
    /// <returns>The instance.</returns>
    public static CimRecord New(LabHost host, CimRecord given) =>
        host.Create(given.ClassName, [.. given.Fields.Where(IsNoId).Select(f => (f.Name, f.Value))]);

    /// <summary>A changed instance.</summary>
    /// <param name="host">The host.</param>
    /// <param name="existing">The instance before.</param>
    /// <param name="given">What is given.</param>
    /// <param name="omitted">What becomes of what is not.</param>
    /// <returns>The instance after.</returns>
    public static CimRecord Changed(LabHost host, CimRecord existing, CimRecord given, OmittedProperty omitted)
    {
        CimRecord start = omitted == OmittedProperty.Reset
            ? host.Create(existing.ClassName, ("InstanceID", existing["InstanceID"]))
            : existing;
        return start.With([.. given.Fields.Where(IsNoId)]);
    }

    private static bool IsNoId(CimField field) => !Model.Names.Same(field.Name, "InstanceID");
}
