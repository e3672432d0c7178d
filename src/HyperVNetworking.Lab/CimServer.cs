using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>A host's CIM server (object manager): reads, and hands calls to the providers. Whatever the schema lacks is refused.</summary>
internal sealed class CimServer
{
    private readonly InstanceLookup _lookup;
    private readonly Relations _relations;

    /// <summary>Makes the server of a host.</summary>
    /// <param name="host">The host.</param>
    public CimServer(LabHost host)
    {
        Host = host;
        _lookup = new InstanceLookup(host);
        _relations = new Relations(host, _lookup);
    }

    /// <summary>The host.</summary>
    public LabHost Host { get; }

    /// <summary>The instances of a class and its subclasses.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="className">The class.</param>
    /// <returns>The instances.</returns>
    public IReadOnlyList<CimRecord> Enumerate(string nameSpace, string className) =>
        [.. _lookup.Class(nameSpace, className).Family.SelectMany(_lookup.Records)];

    /// <summary>The instances that a query selects.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="query">WQL.</param>
    /// <returns>The instances.</returns>
    public IReadOnlyList<CimRecord> Query(string nameSpace, string query)
    {
        try
        {
            return WqlParser.Parse(query) switch
            {
                WqlStatement.Associators a => _relations.Associators(nameSpace, PathIn(a.Source), a.Filter),
                WqlStatement.References r => _relations.References(nameSpace, PathIn(r.Source), r.Filter),
                WqlStatement statement => Selected(nameSpace, (WqlStatement.Select)statement),
            };
        }
        catch (WqlException e)
        {
            throw Host.Fault.InvalidQuery($"{e.Message}, in: {query}");
        }
    }

    /// <summary>One instance.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="path">Its class and keys.</param>
    /// <returns>The instance.</returns>
    public CimRecord Get(string nameSpace, CimPath path)
    {
        CimRecord found = _lookup.Find(nameSpace, path);
        if (!Names.Same(found.ClassName, Msvm.Job))
        {
            return found;
        }

        if (Jobs.Tick(Host, found) is CimRecord job)
        {
            return job;
        }

        // That it is gone stays, though the answer is a fault.
        Host.Store.Commit();
        throw Host.Fault.NotFound(path.ToString());
    }

    /// <summary>The instances associated with one.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="source">The instance.</param>
    /// <param name="associationClass">The association or a base of it; null for any.</param>
    /// <param name="resultClass">The class of the results or a base of it; null for any.</param>
    /// <returns>The instances.</returns>
    public IReadOnlyList<CimRecord> Associators(string nameSpace, CimPath source, string? associationClass, string? resultClass) =>
        _relations.Associators(nameSpace, source, new AssociationFilter(associationClass, resultClass, null, null));

    /// <summary>Calls a method.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="target">The instance.</param>
    /// <param name="methodName">The method.</param>
    /// <param name="parameters">The in parameters.</param>
    /// <param name="fault">What goes wrong inside the provider; null for nothing.</param>
    /// <returns>What it answers.</returns>
    public CimMethodAnswer Invoke(string nameSpace, CimPath target, string methodName, IReadOnlyList<CimField> parameters, MethodFault? fault)
    {
        CimClassDefinition type = _lookup.Class(nameSpace, target.ClassName);
        if (!type.Methods.TryGetValue(methodName, out CimMethodDefinition? method))
        {
            throw Host.Fault.MethodNotFound(type.Name, methodName);
        }

        IReadOnlyDictionary<string, object> given = MethodParameters.Check(Host, method, parameters);
        if (Names.Same(type.Name, Msvm.ScheduledTasks))
        {
            return ScheduledTasks.Invoke(Host, method, given) ?? throw NotSimulated(type, method);
        }

        if (Names.Same(type.Namespace, CimSchema.StandardCim))
        {
            Refuse(fault);
            return InvokeStandard(nameSpace, target, type, method, given) ?? throw NotSimulated(type, method);
        }

        if (Names.Same(type.Namespace, CimSchema.Cluster))
        {
            Refuse(fault);
            return ClusterProvider.Invoke(Host, _lookup.Find(nameSpace, target), method, given) ?? throw NotSimulated(type, method);
        }

        CimRecord? instance = method.IsStatic && target.Keys.Count == 0 ? null : _lookup.Find(nameSpace, target);
        Func<ProviderCall, ProviderResult?>? provider = type.Name switch
        {
            Msvm.VmService => VmServiceProvider.Invoke,
            Msvm.SwitchService => SwitchServiceProvider.Invoke,
            Msvm.Job => JobMethods.Invoke,
            Msvm.ComputerSystem => VmStates.Invoke,
            Msvm.Shutdown => VmStates.InvokeInGuest,
            Msvm.SwitchExtension => SwitchExtensions.Invoke,
            _ => null,
        };
        if (provider is null || instance is null)
        {
            throw NotSimulated(type, method);
        }

        var call = new ProviderCall(Host, Host.Options, instance, method, given);
        return MethodAnswers.Run(call, c => provider(c) ?? throw NotSimulated(type, method), fault);
    }

    /// <summary>Creates an instance.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="instance">Its class and properties.</param>
    /// <param name="options">The custom operation options.</param>
    /// <param name="fault">What goes wrong inside the provider; null for nothing.</param>
    /// <returns>The instance as created.</returns>
    public CimRecord Create(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, MethodFault? fault)
    {
        CimClassDefinition type = _lookup.Class(nameSpace, instance.ClassName);
        Func<InstanceCall, CimRecord> create = InstanceProvider.Of(type.Name)?.Create ?? throw NotSimulated(type, "CreateInstance");
        Refuse(fault);
        return create(InstanceCall.Check(Host, type, instance, options));
    }

    /// <summary>Modifies an instance.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="instance">Its keys and the properties to change.</param>
    /// <param name="options">The custom operation options.</param>
    /// <param name="fault">What goes wrong inside the provider; null for nothing.</param>
    /// <returns>The instance as it was.</returns>
    public CimRecord Modify(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, MethodFault? fault)
    {
        CimClassDefinition type = _lookup.Class(nameSpace, instance.ClassName);
        Action<InstanceCall, CimRecord> modify = InstanceProvider.Of(type.Name)?.Modify ?? throw NotSimulated(type, "ModifyInstance");
        CimRecord found = _lookup.Find(nameSpace, new CimPath(type.Name, type.Keys.Where(k => instance[k] is not null).Select(k => new KeyValuePair<string, string>(k, instance[k]!.ToString()))));
        Refuse(fault);
        modify(InstanceCall.Check(Host, type, instance, options), found);
        return found;
    }

    /// <summary>Deletes an instance.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="path">Its class and keys.</param>
    /// <param name="fault">What goes wrong inside the provider; null for nothing.</param>
    /// <returns>What was deleted.</returns>
    public CimRecord Delete(string nameSpace, CimPath path, MethodFault? fault)
    {
        CimClassDefinition type = _lookup.Class(nameSpace, path.ClassName);
        Action<LabHost, CimRecord> delete = InstanceProvider.Of(type.Name)?.Delete ?? throw NotSimulated(type, "DeleteInstance");
        CimRecord found = _lookup.Find(nameSpace, path);
        Refuse(fault);
        delete(Host, found);
        return found;
    }

    private CimMethodAnswer? InvokeStandard(string nameSpace, CimPath target, CimClassDefinition type, CimMethodDefinition method, IReadOnlyDictionary<string, object> given) => type.Name switch
    {
        Msvm.Team => TeamProvider.Invoke(Host, method, given),
        Msvm.IPAddress => AddressProvider.Invoke(Host, method, given),
        Msvm.Route => RouteProvider.Invoke(Host, method, given),
        Msvm.NetAdapter => NetAdapterProvider.Invoke(Host, _lookup.Find(nameSpace, target), method, given),
        Msvm.Rdma => RdmaProvider.Invoke(Host, _lookup.Find(nameSpace, target), method),
        _ => null,
    };

    // These providers know no jobs and no batches: what goes wrong inside them is one failure with no effect.
    private void Refuse(MethodFault? fault)
    {
        if (fault is { Kind: LabFaultKind.ProviderError or LabFaultKind.HalfBatch })
        {
            throw Host.Fault.Failed($"the provider failed with error {fault.ErrorCode}.");
        }
    }

    private HostFaultException NotSimulated(CimClassDefinition type, string operation) =>
        Host.Fault.NotSupported($"the lab does not simulate {operation} of {type.Name}.");

    private HostFaultException NotSimulated(CimClassDefinition type, CimMethodDefinition method) =>
        Host.Fault.NotSupported($"the lab does not simulate the method {type.Name}.{method.Name}.");

    private List<CimRecord> Selected(string nameSpace, WqlStatement.Select query)
    {
        CimClassDefinition type = _lookup.Class(nameSpace, query.ClassName);
        CimMember[] properties = [.. query.Properties.Select(p => WqlCondition.Property(type, p)).Distinct()];
        Func<CimRecord, bool> condition = query.Condition?.Bind(type) ?? (static _ => true);
        IEnumerable<CimRecord> found = type.Family.SelectMany(_lookup.Records).Where(condition);
        return [.. properties.Length == 0
            ? found
            : found.Select(r => new CimRecord(r.ClassName, properties.Select(p => r.Field(p.Name)!)) { ServerName = r.ServerName })];
    }

    private static CimPath PathIn(WqlToken braces) =>
        CimPath.TryParse(braces.Text, out CimPath? path) ? path! : throw new WqlException($"{{{braces.Text}}} is no object path", braces.Position);
}
