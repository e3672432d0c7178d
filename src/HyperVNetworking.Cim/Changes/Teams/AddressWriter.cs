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

/// <summary>Sets the addresses that an admin gives an adapter; what a server gives comes and goes by itself.</summary>
internal sealed class AddressWriter
{
    private readonly ICimClient _client;

    /// <summary>Makes a writer.</summary>
    /// <param name="client">The host.</param>
    public AddressWriter(ICimClient client) => _client = client;

    /// <summary>Makes the addresses of an adapter what is wanted.</summary>
    /// <param name="alias">The interface alias.</param>
    /// <param name="from">Its addresses.</param>
    /// <param name="to">The addresses it is to have.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when it has them.</returns>
    /// <exception cref="HostFaultException">The host refused one.</exception>
    public async Task SetAsync(string alias, ValueList<string> from, ValueList<string> to, CancellationToken cancellationToken)
    {
        string[] gone = from.Except(to, Names.Comparer).Where(IsSet).ToArray();
        IReadOnlyList<CimRecord> present = gone.Length == 0 ? [] : await _client.EnumerateAsync(Namespace, IPAddress, cancellationToken);
        foreach (CimRecord address in present.Where(a => Names.Same(a.Text("InterfaceAlias"), alias) && gone.Any(g => Names.Same(Parts(g).Address, a.Text("IPAddress")))))
        {
            string[] keys = ["CreationClassName", "Name", "SystemCreationClassName", "SystemName"];
            await _client.DeleteAsync(Namespace, new CimPath(IPAddress, keys.Select(k => new KeyValuePair<string, string>(k, address.Text(k) ?? string.Empty))), cancellationToken);
        }

        foreach (string added in to.Except(from, Names.Comparer).Where(IsSet))
        {
            (string address, byte prefix) = Parts(added);
            await _client.InvokeAsync(
                Namespace,
                new CimPath(IPAddress, []),
                "Create",
                [
                    new CimField("InterfaceAlias", CimDataType.String, alias),
                    new CimField("IPAddress", CimDataType.String, address),
                    new CimField("PrefixLength", CimDataType.UInt8, prefix),
                ],
                cancellationToken);
        }
    }

    private static bool IsSet(string address) => !Names.Same(address, Model.TeamNic.Dhcp);

    private static (string Address, byte Prefix) Parts(string text)
    {
        int slash = text.IndexOf('/');
        return slash < 0 || !byte.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out byte prefix)
            ? (text, text.IndexOf(':') < 0 ? (byte)32 : (byte)128)
            : (text.Substring(0, slash), prefix);
    }
}
