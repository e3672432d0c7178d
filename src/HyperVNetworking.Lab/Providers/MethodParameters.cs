using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Holds the in parameters of a call against the schema; MMI widens nothing (facts C1).</summary>
internal static class MethodParameters
{
    /// <summary>Checks them.</summary>
    /// <param name="host">The host.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameters">The parameters.</param>
    /// <returns>Those that are not null, by name.</returns>
    /// <exception cref="Hosting.HostFaultException">One is not in the schema, or is given twice, or has the wrong type.</exception>
    public static IReadOnlyDictionary<string, object> Check(LabHost host, CimMethodDefinition method, IReadOnlyList<CimField> parameters)
    {
        var given = new Dictionary<string, object>(Names.Comparer);
        var seen = new HashSet<string>(Names.Comparer);
        foreach (CimField field in parameters)
        {
            if (!method.In.TryGetValue(field.Name, out CimMember? parameter))
            {
                throw host.Fault.InvalidParameter($"the method {method.Name} has no parameter {field.Name}.");
            }

            if (!seen.Add(field.Name))
            {
                throw host.Fault.InvalidParameter($"the parameter {field.Name} of {method.Name} is given twice.");
            }

            if (field.Type != parameter.Type || !CimValue.IsOf(field.Value, field.Type))
            {
                throw host.Fault.TypeMismatch($"the parameter {parameter.Name} of {method.Name} is {parameter.Type}, and what is given is {field.Type} with a {field.Value?.GetType().Name ?? "null"}.");
            }

            if (field.Value is Array { Length: > 0 } array && array.Cast<object?>().Contains(null))
            {
                throw host.Fault.InvalidParameter($"the parameter {parameter.Name} of {method.Name} has a null in its array.");
            }

            CheckReferences(host, method, parameter, field.Value);
            if (field.Value is not null)
            {
                given.Add(parameter.Name, field.Value);
            }
        }

        return given;
    }

    private static void CheckReferences(LabHost host, CimMethodDefinition method, CimMember parameter, object? value)
    {
        IEnumerable<CimPath> paths = value is CimPath one ? [one] : value as CimPath[] ?? [];
        foreach (CimPath path in paths)
        {
            CimClassDefinition type = host.Store.Schema.FindConcrete(path.ClassName)
                ?? throw host.Fault.InvalidClass(path.Namespace ?? CimSchema.Virtualization, path.ClassName);

            // A real host leaves the class of AffectedConfiguration to the provider: os-win passes the VM itself (facts A3.2).
            bool fits = type.Is(parameter.ReferenceClass!) || Names.Same(parameter.Name, "AffectedConfiguration");
            if (!fits || !InstanceStore.HasKeys(type, path))
            {
                throw host.Fault.InvalidParameter($"the parameter {parameter.Name} of {method.Name} must refer to {parameter.ReferenceClass}, and {path} does not.");
            }

            if ((path.ServerName is not null && !Names.Same(path.ServerName, host.Name))
                || (path.Namespace is not null && !Names.Same(path.Namespace.Replace('/', '\\'), type.Namespace)))
            {
                throw host.Fault.InvalidParameter($"the parameter {parameter.Name} of {method.Name} refers to another host or namespace: {path}.");
            }
        }
    }
}
