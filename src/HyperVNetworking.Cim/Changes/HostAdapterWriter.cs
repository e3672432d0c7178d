using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Changes.Features;
using HyperVNetworking.Cim.StandardCim;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Cim.Virtualization.VirtualizationNames;

namespace HyperVNetworking.Cim.Changes;

/// <summary>Adds and removes host virtual adapters: internal ports of a virtual switch, all by the switch service (facts A3.1, A4).</summary>
internal sealed class HostAdapterWriter
{
    private readonly ICimClient _client;
    private readonly ManagementServices _services;
    private readonly FeatureWriter _features;
    private readonly RdmaAdapters _rdma;

    /// <summary>Makes a writer.</summary>
    /// <param name="client">The host.</param>
    /// <param name="services">Its management services.</param>
    /// <param name="features">Gives new adapters their settings.</param>
    /// <param name="rdma">Gives new adapters RDMA.</param>
    public HostAdapterWriter(ICimClient client, ManagementServices services, FeatureWriter features, RdmaAdapters rdma)
    {
        _client = client;
        _services = services;
        _features = features;
        _rdma = rdma;
    }

    /// <summary>Adds adapters: one call for all of a switch. One with settings is made disconnected and connected when it has them, so that it is never heard in no VLAN (design 8); what was half made is removed again.</summary>
    /// <param name="adapters">The adapters; none twice.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when all are there with their settings.</returns>
    public async Task AddAsync(IReadOnlyList<HostAdapter> adapters, CancellationToken cancellationToken)
    {
        var settings = new HostSettings(_client);
        var ports = new HostPortSettings(_client, _services, settings);
        foreach (IGrouping<string, HostAdapter> on in adapters.GroupBy(a => a.Switch, Names.Comparer))
        {
            string switchId = await settings.SwitchIdAsync(on.Key, cancellationToken);
            var texts = new List<string>();
            foreach (HostAdapter adapter in on)
            {
                texts.Add(CimXml.Write(await ports.InternalAsync(adapter.Name, adapter.MacAddress, connected: !HasSettings(adapter), cancellationToken)));
            }

            await AddAsync(switchId, texts.ToArray(), on.ToArray(), cancellationToken);
        }

        await SetUpAsync(adapters, cancellationToken);
        foreach (HostAdapter adapter in adapters.Where(a => a.Addressing is not null && a.Addressing != InterfaceAddressing.None))
        {
            await AddressAsync(adapter, cancellationToken);
        }

        foreach (HostAdapter adapter in adapters.Where(a => a.Rdma == true))
        {
            await _rdma.EnableAsync(adapter.Name, cancellationToken);
        }
    }

    /// <summary>Removes adapters: one call for all.</summary>
    /// <param name="adapters">The adapters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when all are gone.</returns>
    public async Task RemoveAsync(IReadOnlyList<HostAdapter> adapters, CancellationToken cancellationToken)
    {
        var settings = new HostSettings(_client);
        var paths = new List<CimPath>();
        foreach (HostAdapter adapter in adapters)
        {
            paths.Add(_services.SettingPath(Allocation, await settings.AllocationIdAsync(AdapterReference.To(adapter), cancellationToken)));
        }

        await _services.CallAsync(
            SwitchService,
            "RemoveResourceSettings",
            [new CimField("ResourceSettings", CimDataType.ReferenceArray, paths.ToArray())],
            Work("removing", adapters),
            cancellationToken);
    }

    // What Windows moved to it by itself is there already (facts A4); the rest goes with an adapter that is removed, and comes back with it (site-rules D5, D10).
    private async Task AddressAsync(HostAdapter adapter, CancellationToken cancellationToken)
    {
        string alias = $"vEthernet ({adapter.Name})";
        HashSet<string> addresses = [.. (await OnAsync(StandardCimNames.IPAddress, alias, cancellationToken)).Select(a => $"{a.Text("IPAddress")}/{a.Number("PrefixLength")}")];
        CimRecord[] routes = await OnAsync(StandardCimNames.Route, alias, cancellationToken);
        InterfaceAddressing wanted = adapter.Addressing!;
        await new AddressWriter(_client).SetAsync(
            alias,
            new InterfaceAddressing
            {
                Addresses = wanted.Addresses.RemoveAll(a => !addresses.Contains(a)),
                Routes = wanted.Routes.RemoveAll(w => !routes.Any(r => Names.Same(r.Text("DestinationPrefix"), w.Destination) && Names.Same(r.Text("NextHop"), w.NextHop))),
            },
            wanted,
            cancellationToken);
    }

    private async Task<CimRecord[]> OnAsync(string className, string alias, CancellationToken cancellationToken) =>
        (await _client.EnumerateAsync(StandardCimNames.Namespace, className, cancellationToken)).Where(r => Names.Same(r.Text("InterfaceAlias"), alias)).ToArray();

    private static string Work(string doing, IEnumerable<HostAdapter> adapters) =>
        ConnectionWriter.Work(doing, adapters.Select(a => AdapterReference.To(a).ToString()).ToArray());

    private static bool HasSettings(HostAdapter adapter) => WantedFeature.Of(adapter).Any();

    private async Task AddAsync(string switchId, string[] texts, HostAdapter[] adapters, CancellationToken cancellationToken)
    {
        try
        {
            await _services.CallAsync(
                SwitchService,
                "AddResourceSettings",
                [
                    new CimField("AffectedConfiguration", CimDataType.Reference, _services.SettingPath(SwitchSettings, SettingId.OfOwner(switchId))),
                    new CimField("ResourceSettings", CimDataType.StringArray, texts),
                ],
                Work("adding", adapters),
                cancellationToken);
        }
        catch (HostFaultException fault) when (adapters.Any(HasSettings) && FeatureWriter.IsRefusal(fault))
        {
            // That a host-side port can be made disconnected is UNCONFIRMED (facts A1.5).
            throw new HostFaultException(
                _client.ComputerName,
                fault.Kind,
                $"{fault.Message.Substring(_client.ComputerName.Length + 2)} If this host makes no disconnected host adapter: add it by hand when a moment without VLAN does no harm, set its VLAN, and plan anew.",
                fault);
        }
    }

    // The ports are read anew: a call that became a job need not say what it made (facts A3.4).
    private async Task SetUpAsync(IReadOnlyList<HostAdapter> adapters, CancellationToken cancellationToken)
    {
        HostAdapter[] special = adapters.Where(HasSettings).ToArray();
        if (special.Length == 0)
        {
            return;
        }

        try
        {
            var settings = new HostSettings(_client);
            var ports = new List<PortFeature>();
            var connected = new List<string>();
            foreach (HostAdapter adapter in special)
            {
                AdapterReference reference = AdapterReference.To(adapter);
                string allocation = await settings.AllocationIdAsync(reference, cancellationToken);
                CimRecord? port = await settings.PortSettingAsync(allocation, cancellationToken);
                connected.Add(CimXml.Write(HostPortSettings.WithConnection(port!, connected: true)));
                ports.AddRange(WantedFeature.Of(adapter).Select(wanted => new PortFeature(allocation, SwitchService, reference.ToString(), wanted)));
            }

            await _features.WriteAsync(settings, ports, cancellationToken);
            await _services.CallAsync(
                SwitchService,
                "ModifyResourceSettings",
                [new CimField("ResourceSettings", CimDataType.StringArray, connected.ToArray())],
                Work("connecting", special),
                cancellationToken);
        }
        catch (Exception e) when (e is HostFaultException or OperationCanceledException)
        {
            await TakeBackAsync(adapters, e);
            throw;
        }
    }

    private async Task TakeBackAsync(IReadOnlyList<HostAdapter> adapters, Exception cause)
    {
        try
        {
            await RemoveAsync(adapters, CancellationToken.None);
        }
        catch (HostFaultException fault)
        {
            throw new HostFaultException(
                _client.ComputerName,
                fault.Kind,
                $"{Work("adding", adapters)} is half done ({cause.Message}) and could not be taken back ({fault.Message}): remove what is there by hand.",
                cause);
        }
    }
}
