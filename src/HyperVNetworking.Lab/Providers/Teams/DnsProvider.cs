using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>MSFT_DNSClient and MSFT_DNSClientServerAddress: ModifyInstance as the Set- cmdlets of DnsClient do (that they map to ModifyInstance is UNCONFIRMED).</summary>
internal static class DnsProvider
{
    /// <summary>ModifyInstance: DNS servers, or whether the addresses are registered.</summary>
    /// <param name="call">The call.</param>
    /// <param name="settings">The settings of an interface.</param>
    public static void Modify(InstanceCall call, CimRecord settings)
    {
        foreach (string name in new[] { "ServerAddresses", "RegisterThisConnectionsAddress" })
        {
            if (call.Given.TryGetValue(name, out object? value))
            {
                if (value is string[] servers && servers.FirstOrDefault(s => !IPAddress.TryParse(s, out _)) is string bad)
                {
                    throw call.Host.Fault.InvalidParameter($"{bad} is no IP address.");
                }

                settings = call.Host.With(settings, (name, value));
            }
        }

        call.Host.Store.Put(settings);
    }

    /// <summary>Sets the DNS servers of an adapter, each in the list of its address family, and whether it registers.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    /// <param name="servers">The servers.</param>
    /// <param name="registers">Whether it registers; null leaves it.</param>
    public static void Set(LabHost host, CimRecord adapter, IReadOnlyCollection<string> servers, bool? registers)
    {
        foreach (CimRecord list in host.Store.Of(Msvm.DnsServers).Where(d => Equals(d["InterfaceIndex"], adapter["InterfaceIndex"])).ToArray())
        {
            bool isVersion4 = list.Number("AddressFamily") == 2;
            host.Store.Put(host.With(list, ("ServerAddresses", servers.Where(s => s.IndexOf(':') < 0 == isVersion4).ToArray())));
        }

        foreach (CimRecord client in registers is null ? Array.Empty<CimRecord>() : host.Store.Of(Msvm.DnsClient).Where(d => Equals(d["InterfaceIndex"], adapter["InterfaceIndex"])).ToArray())
        {
            host.Store.Put(host.With(client, ("RegisterThisConnectionsAddress", registers)));
        }
    }
}
