using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>MSFT_NetRoute: routes that an admin sets on an adapter; without a store it is in force and outlives a restart.</summary>
internal static class RouteProvider
{
    /// <summary>The static method Create.</summary>
    /// <param name="host">The host.</param>
    /// <param name="method">The method.</param>
    /// <param name="given">The in parameters.</param>
    /// <returns>The answer; null if the lab lacks the method.</returns>
    public static CimMethodAnswer? Invoke(LabHost host, CimMethodDefinition method, IReadOnlyDictionary<string, object> given)
    {
        if (method.Name != "Create")
        {
            return null;
        }

        CimRecord adapter = host.Store.Of(Msvm.NetAdapter).FirstOrDefault(a => Names.Same(a.Text("Name"), Text(host, given, "InterfaceAlias")))
            ?? throw host.Fault.NotFound($"network adapter {Text(host, given, "InterfaceAlias")}");
        string destination = Text(host, given, "DestinationPrefix");
        string nextHop = Text(host, given, "NextHop");
        string[] parts = destination.Split('/');
        if (parts.Length != 2 || !IPAddress.TryParse(parts[0], out _) || !byte.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _) || !IPAddress.TryParse(nextHop, out _))
        {
            throw host.Fault.InvalidParameter($"{destination} by {nextHop} is no route.");
        }

        if (AddressObjects.Active(host, Msvm.Route).Any(r => Names.Same(r.Text("DestinationPrefix"), destination) && Names.Same(r.Text("NextHop"), nextHop) && Equals(r["InterfaceIndex"], adapter["InterfaceIndex"])))
        {
            throw host.Fault.AlreadyExists($"the route {destination} by {nextHop} is there.");
        }

        var route = new HostRoute(destination, nextHop) { Metric = given.TryGetValue("RouteMetric", out object? metric) ? (ushort)metric : null };
        AddressingObjects.AddRoute(host, adapter, route, persistent: false);
        AddressingObjects.AddRoute(host, adapter, route, persistent: true);
        return new CimMethodAnswer(0, new CimRecord(method.Name, method.Out.Select(o => new CimField(o.Name, o.Type, null))));
    }

    private static string Text(LabHost host, IReadOnlyDictionary<string, object> given, string name) =>
        given.TryGetValue(name, out object? text) ? (string)text : throw host.Fault.InvalidParameter($"a new route needs {name}.");
}
