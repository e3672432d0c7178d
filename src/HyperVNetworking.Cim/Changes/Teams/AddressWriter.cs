using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Cim.StandardCim.StandardCimNames;

namespace HyperVNetworking.Cim.Changes;

/// <summary>Sets the addresses, routes and DNS settings that an admin gives an adapter; what a server gives comes and goes by itself.</summary>
internal sealed class AddressWriter
{
    private const ushort Version4 = 2;
    private const ushort Version6 = 23;
    private static readonly string[] s_accessPointKeys = ["CreationClassName", "Name", "SystemCreationClassName", "SystemName"];

    private readonly ICimClient _client;

    /// <summary>Makes a writer.</summary>
    /// <param name="client">The host.</param>
    public AddressWriter(ICimClient client) => _client = client;

    /// <summary>Makes what the host has on an adapter what is wanted.</summary>
    /// <param name="alias">The interface alias.</param>
    /// <param name="from">What it has.</param>
    /// <param name="to">What it is to have.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when it has that.</returns>
    /// <exception cref="HostFaultException">The host refused something.</exception>
    public async Task SetAsync(string alias, InterfaceAddressing from, InterfaceAddressing to, CancellationToken cancellationToken)
    {
        InterfaceAddressing old = from.SetByAdmin;
        InterfaceAddressing wanted = to.SetByAdmin;
        await RemoveRoutesAsync(alias, old.Routes.Except(wanted.Routes).ToArray(), cancellationToken);
        await RemoveAddressesAsync(alias, old.Addresses.Except(wanted.Addresses, Names.Comparer).ToArray(), cancellationToken);
        foreach (string added in wanted.Addresses.Except(old.Addresses, Names.Comparer))
        {
            (string address, byte prefix) = Parts(added);
            await CreateAsync(
                IPAddress,
                [
                    new CimField("InterfaceAlias", CimDataType.String, alias),
                    new CimField("IPAddress", CimDataType.String, address),
                    new CimField("PrefixLength", CimDataType.UInt8, prefix),
                ],
                cancellationToken);
        }

        foreach (HostRoute route in to.Routes.Where(r => !old.Routes.Any(o => o.Destination == r.Destination && o.NextHop == r.NextHop)))
        {
            await AddRouteAsync(alias, route, cancellationToken);
        }

        if (!old.DnsServers.Equals(wanted.DnsServers))
        {
            await SetDnsServersAsync(alias, wanted.DnsServers, cancellationToken);
        }

        if (old.RegistersInDns != wanted.RegistersInDns)
        {
            await SetRegistrationAsync(alias, wanted.RegistersInDns ?? true, cancellationToken);
        }
    }

    private async Task RemoveAddressesAsync(string alias, string[] gone, CancellationToken cancellationToken)
    {
        foreach (CimRecord address in await OfAsync(IPAddress, alias, gone.Length > 0, cancellationToken))
        {
            if (gone.Any(g => Names.Same(Parts(g).Address, address.Text("IPAddress"))))
            {
                await _client.DeleteAsync(Namespace, PathOf(address), cancellationToken);
            }
        }
    }

    // A route may be there twice: in force, and for the time after a restart.
    private async Task RemoveRoutesAsync(string alias, HostRoute[] gone, CancellationToken cancellationToken)
    {
        foreach (CimRecord route in await OfAsync(Route, alias, gone.Length > 0, cancellationToken))
        {
            if (gone.Any(g => Names.Same(g.Destination, route.Text("DestinationPrefix")) && Names.Same(g.NextHop, route.Text("NextHop"))))
            {
                await _client.DeleteAsync(Namespace, CimPath.Of(Route, "InstanceID", route.Text("InstanceID")!), cancellationToken);
            }
        }
    }

    // Without a store it is in force and outlives a restart.
    private Task<CimMethodAnswer> AddRouteAsync(string alias, HostRoute route, CancellationToken cancellationToken) => CreateAsync(
        Route,
        [
            new CimField("InterfaceAlias", CimDataType.String, alias),
            new CimField("DestinationPrefix", CimDataType.String, route.Destination),
            new CimField("NextHop", CimDataType.String, route.NextHop),
            new CimField("AddressFamily", CimDataType.UInt16, FamilyOf(route.Destination)),
            .. route.Metric is int metric ? new[] { new CimField("RouteMetric", CimDataType.UInt16, (ushort)metric) } : [],
        ],
        cancellationToken);

    // As Set-DnsClientServerAddress: one list an address family. That it maps to ModifyInstance is UNCONFIRMED.
    private async Task SetDnsServersAsync(string alias, ValueList<string> servers, CancellationToken cancellationToken)
    {
        foreach (CimRecord list in await OfAsync(DnsServers, alias, isNeeded: true, cancellationToken))
        {
            string[] wanted = servers.Where(s => FamilyOf(s) == list.Number("AddressFamily")).ToArray();
            if (!wanted.SequenceEqual(list.Texts("ServerAddresses"), Names.Comparer))
            {
                await ModifyAsync(list, new CimField("ServerAddresses", CimDataType.StringArray, wanted), cancellationToken);
            }
        }
    }

    private async Task SetRegistrationAsync(string alias, bool registers, CancellationToken cancellationToken)
    {
        foreach (CimRecord client in await OfAsync(DnsClient, alias, isNeeded: true, cancellationToken))
        {
            await ModifyAsync(client, new CimField("RegisterThisConnectionsAddress", CimDataType.Boolean, registers), cancellationToken);
        }
    }

    private async Task<CimRecord[]> OfAsync(string className, string alias, bool isNeeded, CancellationToken cancellationToken) => isNeeded
        ? (await _client.EnumerateAsync(Namespace, className, cancellationToken)).Where(r => Names.Same(r.Text("InterfaceAlias"), alias)).ToArray()
        : [];

    private Task<CimMethodAnswer> CreateAsync(string className, IReadOnlyList<CimField> parameters, CancellationToken cancellationToken) =>
        _client.InvokeAsync(Namespace, new CimPath(className, []), "Create", parameters, cancellationToken);

    private Task ModifyAsync(CimRecord record, CimField value, CancellationToken cancellationToken) =>
        _client.ModifyAsync(Namespace, new CimRecord(record.ClassName, [.. s_accessPointKeys.Select(k => record.Field(k)).OfType<CimField>(), value]), [], cancellationToken);

    private static CimPath PathOf(CimRecord record) =>
        new(record.ClassName, s_accessPointKeys.Select(k => new KeyValuePair<string, string>(k, record.Text(k) ?? string.Empty)));

    private static ushort FamilyOf(string address) => address.IndexOf(':') < 0 ? Version4 : Version6;

    private static (string Address, byte Prefix) Parts(string text)
    {
        int slash = text.IndexOf('/');
        return slash < 0 || !byte.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out byte prefix)
            ? (text, text.IndexOf(':') < 0 ? (byte)32 : (byte)128)
            : (text.Substring(0, slash), prefix);
    }
}
