using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Finds classes and instances of a host by name and path, and says no as a CIM server does.</summary>
/// <param name="host">The host.</param>
internal sealed class InstanceLookup(LabHost host)
{
    /// <summary>The associations.</summary>
    public AssociationIndex Associations { get; } = new(host);

    /// <summary>A namespace with backslashes.</summary>
    /// <param name="nameSpace">With slashes or backslashes.</param>
    /// <returns>With backslashes.</returns>
    public static string Normal(string nameSpace) => nameSpace.Replace('/', '\\');

    /// <summary>A class.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="className">The class.</param>
    /// <returns>The class.</returns>
    /// <exception cref="Hosting.HostFaultException">InvalidNamespace or InvalidClass.</exception>
    public CimClassDefinition Class(string nameSpace, string className) =>
        !host.Store.Schema.HasNamespace(nameSpace)
            ? throw host.Fault.InvalidNamespace(nameSpace)
            : host.Store.Schema.Find(nameSpace, className) ?? throw host.Fault.InvalidClass(nameSpace, className);

    /// <summary>The instances of a class, its subclasses not included.</summary>
    /// <param name="type">The class.</param>
    /// <returns>The instances.</returns>
    public IEnumerable<CimRecord> Records(CimClassDefinition type) =>
        type.IsAssociation ? Associations.Records(type)
        : Names.Same(type.Name, Msvm.Job) ? host.Store.Of(type).ToArray().Select(j => Jobs.Tick(host, j)).OfType<CimRecord>()
        : host.Store.Schema.FindConcrete(type.Name) is null ? []
        : host.Instances(type.Name);

    /// <summary>An instance.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="path">Its class and keys.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="Hosting.HostFaultException">NotFound, or InvalidParameter for a path that cannot be one of this host.</exception>
    public CimRecord Find(string nameSpace, CimPath path)
    {
        CimClassDefinition type = Class(nameSpace, path.ClassName);
        if (!InstanceStore.HasKeys(type, path))
        {
            throw host.Fault.InvalidParameter($"{path} does not have the keys of {type.Name}: {string.Join(", ", type.Keys)}.");
        }

        if ((path.ServerName is not null && !Names.Same(path.ServerName, host.Name)) || (path.Namespace is not null && !Names.Same(Normal(path.Namespace), type.Namespace)))
        {
            throw host.Fault.InvalidParameter($"{path} is not on this host or not in the namespace {type.Namespace}.");
        }

        return host.Find(path) ?? throw host.Fault.NotFound(path.ToString());
    }
}
