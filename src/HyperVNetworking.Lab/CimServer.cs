using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>A host's CIM server (object manager): reads, and hands calls to the providers. Whatever the schema lacks is refused.</summary>
/// <param name="host">The host.</param>
internal sealed class CimServer(LabHost host)
{
    private readonly AssociationIndex _associations = new(host);

    /// <summary>The host.</summary>
    public LabHost Host => host;

    /// <summary>The instances of a class and its subclasses.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="className">The class.</param>
    /// <returns>The instances.</returns>
    public IReadOnlyList<CimRecord> Enumerate(string nameSpace, string className) =>
        [.. Class(nameSpace, className).Family.SelectMany(Records)];

    /// <summary>The instances that a query selects.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="query">WQL.</param>
    /// <returns>The instances.</returns>
    public IReadOnlyList<CimRecord> Query(string nameSpace, string query)
    {
        try
        {
            WqlQuery parsed = WqlParser.Parse(query);
            CimClassDefinition type = Class(nameSpace, parsed.ClassName);
            return [.. type.Family.SelectMany(Records).Where(parsed.Bind(type))];
        }
        catch (WqlException e)
        {
            throw host.Fault.InvalidQuery($"{e.Message}, in: {query}");
        }
    }

    /// <summary>One instance.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="path">Its class and keys.</param>
    /// <returns>The instance.</returns>
    public CimRecord Get(string nameSpace, CimPath path)
    {
        CimRecord found = Find(nameSpace, path);
        return Names.Same(found.ClassName, Msvm.Job) ? Jobs.Tick(host, found) : found;
    }

    /// <summary>The instances associated with one.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="source">The instance.</param>
    /// <param name="associationClass">The association or a base of it; null for any.</param>
    /// <param name="resultClass">The class of the results or a base of it; null for any.</param>
    /// <returns>The instances.</returns>
    public IReadOnlyList<CimRecord> Associators(string nameSpace, CimPath source, string? associationClass, string? resultClass)
    {
        CimPath from = host.PathOf(Find(nameSpace, source));
        IEnumerable<CimClassDefinition> associations = associationClass is null
            ? host.Store.Schema.Classes.Where(c => c.IsAssociation && Names.Same(c.Namespace, Normal(nameSpace)))
            : Class(nameSpace, associationClass).Family;
        if (associationClass is not null && !Class(nameSpace, associationClass).IsAssociation)
        {
            throw host.Fault.InvalidParameter($"{associationClass} is no association.");
        }

        if (resultClass is not null)
        {
            Class(nameSpace, resultClass);
        }

        return [.. associations
            .SelectMany(a => _associations.Others(a, from))
            .Where(p => resultClass is null || host.Store.Schema.Concrete(p.ClassName).Is(resultClass))
            .Distinct()
            .Select(InCaseOf)];
    }

    /// <summary>Calls a method.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="target">The instance.</param>
    /// <param name="methodName">The method.</param>
    /// <param name="parameters">The in parameters.</param>
    /// <param name="options">The lab's choices.</param>
    /// <param name="failJob">Whether the call is to end as a failed job, without effect.</param>
    /// <returns>What it answers.</returns>
    public CimMethodAnswer Invoke(string nameSpace, CimPath target, string methodName, IReadOnlyList<CimField> parameters, LabOptions options, bool failJob)
    {
        CimClassDefinition type = Class(nameSpace, target.ClassName);
        if (!type.Methods.TryGetValue(methodName, out CimMethodDefinition? method))
        {
            throw host.Fault.MethodNotFound(type.Name, methodName);
        }

        IReadOnlyDictionary<string, object> given = MethodParameters.Check(host, method, parameters);
        CimRecord? instance = method.IsStatic && target.Keys.Count == 0 ? null : Find(nameSpace, target);
        Func<ProviderCall, ProviderResult?>? provider = type.Name switch
        {
            Msvm.VmService => VmServiceProvider.Invoke,
            Msvm.SwitchService => SwitchServiceProvider.Invoke,
            Msvm.Job => Jobs.Invoke,
            Msvm.ComputerSystem => VmStates.Invoke,
            _ => null,
        };
        if (provider is null || instance is null)
        {
            throw NotSimulated(type, method);
        }

        var call = new ProviderCall(host, options, instance, method, given);
        return MethodAnswers.Run(call, () => provider(call) ?? throw NotSimulated(type, method), failJob);
    }

    /// <summary>Checks that a class is there, and refuses what the lab does not simulate yet.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="className">The class.</param>
    /// <param name="operation">What was asked for.</param>
    /// <returns>The fault to throw.</returns>
    public HostFaultException NotSimulated(string nameSpace, string className, string operation) =>
        host.Fault.NotSupported($"the lab does not simulate {operation} of {Class(nameSpace, className).Name}.");

    private static string Normal(string nameSpace) => nameSpace.Replace('/', '\\');

    private HostFaultException NotSimulated(CimClassDefinition type, CimMethodDefinition method) =>
        host.Fault.NotSupported($"the lab does not simulate the method {type.Name}.{method.Name}.");

    private CimClassDefinition Class(string nameSpace, string className) =>
        !host.Store.Schema.HasNamespace(nameSpace)
            ? throw host.Fault.InvalidNamespace(nameSpace)
            : host.Store.Schema.Find(nameSpace, className) ?? throw host.Fault.InvalidClass(nameSpace, className);

    private IEnumerable<CimRecord> Records(CimClassDefinition type) =>
        type.IsAssociation ? _associations.Records(type)
        : RuntimeObjects.ByClass.TryGetValue(type.Name, out Func<LabHost, IEnumerable<CimRecord>>? make) ? make(host)
        : Names.Same(type.Name, Msvm.Job) ? host.Store.Of(type).ToArray().Select(j => Jobs.Tick(host, j))
        : host.Store.Of(type);

    private CimRecord Find(string nameSpace, CimPath path)
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

        return Find(path) ?? throw host.Fault.NotFound(path.ToString());
    }

    private CimRecord? Find(CimPath path) => RuntimeObjects.ByClass.TryGetValue(path.ClassName, out Func<LabHost, IEnumerable<CimRecord>>? make)
        ? make(host).FirstOrDefault(r => host.PathOf(r).Equals(path))
        : host.Store.Find(path);

    // Ids come in the letters of the reference that led there: their case is not stable on a real host (facts A0).
    private CimRecord InCaseOf(CimPath path)
    {
        CimRecord record = Find(path) ?? throw host.Fault.NotFound(path.ToString());
        return path["InstanceID"] is string id && !string.Equals(id, record.Text("InstanceID"), StringComparison.Ordinal)
            ? host.With(record, ("InstanceID", id))
            : record;
    }
}
