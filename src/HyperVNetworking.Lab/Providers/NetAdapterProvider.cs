using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>MSFT_NetAdapter: Rename, since one alias stands in several classes, and Restart.</summary>
internal static class NetAdapterProvider
{
    /// <summary>Calls a method of a network adapter.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    /// <param name="method">The method.</param>
    /// <param name="given">The in parameters.</param>
    /// <returns>The answer; null if the lab lacks the method.</returns>
    public static CimMethodAnswer? Invoke(LabHost host, CimRecord adapter, CimMethodDefinition method, IReadOnlyDictionary<string, object> given)
    {
        if (method.Name == "Restart")
        {
            RdmaObjects.Restart(host, adapter);
        }
        else if (method.Name == "Rename" && given.TryGetValue("NewName", out object? name))
        {
            if (!Names.Same(adapter.Text("Name"), (string)name))
            {
                TeamNicProvider.CheckAlias(host, (string)name);
            }

            Rename(host, adapter, (string)name);
        }
        else
        {
            return null;
        }

        return new CimMethodAnswer(0, new CimRecord(method.Name, method.Out.Select(o => new CimField(o.Name, o.Type, host.PathOf(adapter)))));
    }

    /// <summary>Gives an adapter another alias, in all that knows it.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    /// <param name="name">The alias.</param>
    public static void Rename(LabHost host, CimRecord adapter, string name)
    {
        AddressObjects.Rename(host, adapter, name);
        host.Store.Put(host.With(adapter, ("Name", name)));
        NicHardwareObjects.Rename(host, adapter, name);
        foreach (string className in new[] { Msvm.TeamNic, Msvm.TeamMember })
        {
            if (host.Store.Find(className, adapter.Text("DeviceID")) is CimRecord part)
            {
                host.Store.Put(host.With(part, ("Name", name)));
            }
        }
    }
}
