using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>MSFT_NetIPAddress: addresses that an admin sets on an adapter.</summary>
internal static class AddressProvider
{
    /// <summary>The PrefixOrigin of an address that a server gives.</summary>
    public const ushort FromDhcp = 3;

    private const ushort Manual = 1;

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

        string alias = given.TryGetValue("InterfaceAlias", out object? name) ? (string)name : throw host.Fault.InvalidParameter("a new address needs InterfaceAlias.");
        string address = given.TryGetValue("IPAddress", out object? text) ? (string)text : throw host.Fault.InvalidParameter("a new address needs IPAddress.");
        CimRecord adapter = host.Store.Of(Msvm.NetAdapter).FirstOrDefault(a => Names.Same(a.Text("Name"), alias)) ?? throw host.Fault.NotFound($"network adapter {alias}");
        byte prefix = given.TryGetValue("PrefixLength", out object? length) ? (byte)length : (byte)32;
        if (!IPAddress.TryParse(address, out IPAddress? parsed) || prefix > parsed.GetAddressBytes().Length * 8)
        {
            throw host.Fault.InvalidParameter($"{address}/{prefix} is no IP address.");
        }

        if (AddressObjects.Active(host, Msvm.IPAddress).Any(a => Names.Same(a.Text("IPAddress"), address)))
        {
            throw host.Fault.AlreadyExists($"the host has the address {address}.");
        }

        NicObjects.AddAddress(host, adapter, address, prefix, Manual);
        return new CimMethodAnswer(0, new CimRecord(method.Name, method.Out.Select(o => new CimField(o.Name, o.Type, null))));
    }

    /// <summary>Adds an address as a document writes it.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    /// <param name="text">Such as <c>192.0.2.10/24</c>, or <c>DHCP</c>.</param>
    /// <param name="what">Whose it is, for errors.</param>
    public static void Add(LabHost host, CimRecord adapter, string text, string what)
    {
        string[] parts = text.Split('/');
        if (Names.Same(text, "DHCP"))
        {
            NicObjects.AddAddress(host, adapter, FromDhcp);
        }
        else if (parts.Length == 2 && IPAddress.TryParse(parts[0], out _) && byte.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out byte prefix))
        {
            NicObjects.AddAddress(host, adapter, parts[0], prefix, Manual);
        }
        else
        {
            throw new LabException($"The {what} has the address {text}, which is none: write it as 192.0.2.10/24, or DHCP.");
        }
    }
}
