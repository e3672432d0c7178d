using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The task scheduler, as far as marks and ways back need it: tasks are registered from XML, and start at the time that their trigger says. That registering without Force fails where a task of that name is, and how, is what Register-ScheduledTask shows.</summary>
internal static class ScheduledTasks
{
    private const string WayBack = @"\WayBack";

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
        host.Tasks[path + name] = new TaskProgram(StartOf(host, Text(host, parameters, "Xml")), task.Text("Documentation") ?? string.Empty);
        host.IsTouched = true;
        return new CimMethodAnswer(0, new CimRecord(method.Name, method.Out.Select(o => new CimField(o.Name, o.Type, key))));
    }

    /// <summary>Deletes a task.</summary>
    /// <param name="host">The host.</param>
    /// <param name="task">The task.</param>
    public static void Delete(LabHost host, CimRecord task)
    {
        host.Store.Remove(task);
        host.Tasks.Remove(task.Text("TaskPath")! + task.Text("TaskName"));
        host.IsTouched = true;
    }

    /// <summary>The task whose time has come.</summary>
    /// <param name="host">The host.</param>
    /// <returns>The task's path with its name, and what it does; null if there is none.</returns>
    public static KeyValuePair<string, TaskProgram>? FindDue(LabHost host)
    {
        KeyValuePair<string, TaskProgram>[] due = [.. host.Tasks.Where(t => t.Value.At <= host.Now).OrderBy(t => t.Value.At)];
        return due.Length == 0 ? null : due[0];
    }

    /// <summary>Ends a task that has run and takes itself away; the way to a host that went its way back is open again.</summary>
    /// <param name="host">The host.</param>
    /// <param name="name">Its path and name.</param>
    /// <returns>True.</returns>
    public static bool End(LabHost host, string name)
    {
        if (host.Store.Of(Msvm.ScheduledTask).FirstOrDefault(t => Names.Same(t.Text("URI"), name)) is CimRecord task)
        {
            Delete(host, task);
        }

        host.Tasks.Remove(name);
        host.IsLost = host.IsLost && !name.EndsWith(WayBack, StringComparison.OrdinalIgnoreCase);
        return host.IsTouched = true;
    }

    // The first trigger's time, or at once for one of registration; a task that is disabled or has no trigger never starts.
    private static DateTimeOffset? StartOf(LabHost host, string xml)
    {
        XElement root = XDocument.Parse(xml).Root!;
        XNamespace space = root.Name.Namespace;
        bool enabled = root.Element(space + "Settings")?.Element(space + "Enabled")?.Value.Trim() != "false";
        return enabled && root.Element(space + "Triggers")?.Element(space + "RegistrationTrigger") is not null ? host.Now
            : enabled && root.Element(space + "Triggers")?.Elements().Elements(space + "StartBoundary").FirstOrDefault() is XElement start
            ? DateTimeOffset.TryParse(start.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? at
                : throw host.Fault.InvalidParameter($"the task's StartBoundary {start.Value} is no time.")
            : null;
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
