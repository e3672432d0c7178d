using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>The task scheduler, as far as marking a host needs it: tasks are registered from XML and never run. That registering without Force fails where a task of that name is, and how, is what Register-ScheduledTask shows.</summary>
internal static class ScheduledTasks
{
    /// <summary>Calls a static method of the scheduler.</summary>
    /// <param name="host">The host.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameters">The in parameters that are not null.</param>
    /// <returns>The answer; null if the lab lacks the method.</returns>
    public static CimMethodAnswer? Invoke(LabHost host, CimMethodDefinition method, IReadOnlyDictionary<string, object> parameters) =>
        method.Name == "RegisterByXml" ? Register(host, method, parameters) : null;

    private static CimMethodAnswer Register(LabHost host, CimMethodDefinition method, IReadOnlyDictionary<string, object> parameters)
    {
        string name = Text(host, parameters, "TaskName");
        string path = parameters.TryGetValue("TaskPath", out object? given) ? (string)given : @"\";
        bool force = parameters.TryGetValue("Force", out object? forced) && (bool)forced;
        CimRecord task = host.Create(
            Msvm.ScheduledTask,
            [("TaskName", name), ("TaskPath", path), ("URI", path + name), .. Registration(host, Text(host, parameters, "Xml"))]);
        CimPath key = new(Msvm.ScheduledTask, [new("TaskName", name), new("TaskPath", path)]) { ServerName = host.Name, Namespace = CimSchema.TaskScheduler };
        if (!force && host.Store.Find(key) is not null)
        {
            throw new HostFaultException(host.Name, HostFaultKind.Failed, "Cannot create a file when that file already exists.");
        }

        host.Store.Put(task);
        return new CimMethodAnswer(0, new CimRecord(method.Name, method.Out.Select(o => new CimField(o.Name, o.Type, key))));
    }

    // The first part of a task's XML says who registered it and why; its elements have the names of the properties.
    private static IEnumerable<(string Name, object? Value)> Registration(LabHost host, string xml)
    {
        CimClassDefinition type = host.Store.Schema.Concrete(Msvm.ScheduledTask);
        try
        {
            return [.. XDocument.Parse(xml).Root!.Elements().Take(1).Elements()
                .Where(e => type.Property(e.Name.LocalName) is not null)
                .Select(e => (e.Name.LocalName, (object?)e.Value))];
        }
        catch (XmlException e)
        {
            throw host.Fault.InvalidParameter($"the task's XML is malformed: {e.Message}");
        }
    }

    private static string Text(LabHost host, IReadOnlyDictionary<string, object> parameters, string name) =>
        parameters.TryGetValue(name, out object? value) && value is string { Length: > 0 } text ? text : throw host.Fault.InvalidParameter($"RegisterByXml needs the parameter {name}.");
}
