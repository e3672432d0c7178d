using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Changes.Features;

/// <summary>
/// Sets VLANs on a host that changes none in place, as os-win reports (facts A5): each port is disconnected, its setting removed and added anew,
/// and connected again, so that it is never heard in no VLAN (design 8). Where that fails the old setting comes back first.
/// </summary>
/// <param name="client">The host.</param>
/// <param name="services">Its management services.</param>
/// <param name="calls">Changes features.</param>
internal sealed class VlanReplacement(ICimClient client, ManagementServices services, FeatureCalls calls)
{
    /// <summary>Whether none of the ports is connected, so that nobody loses the network.</summary>
    /// <param name="settings">What was read of the host.</param>
    /// <param name="features">The settings.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>True if so.</returns>
    public static async Task<bool> CutsNobodyOffAsync(HostSettings settings, IReadOnlyList<(PortFeature Port, CimRecord Feature)> features, CancellationToken cancellationToken) =>
        (await ConnectedAsync(settings, features, cancellationToken)).Count == 0;

    /// <summary>Replaces VLAN settings.</summary>
    /// <param name="service">The service that owns the ports.</param>
    /// <param name="settings">What was read of the host.</param>
    /// <param name="features">The settings as they are to be, each with the InstanceID of the one that is there.</param>
    /// <param name="cancellationToken">Ends the work between two calls, and takes it back.</param>
    /// <returns>A task that ends when all have their VLAN and are connected as before.</returns>
    /// <exception cref="HostFaultException">The host refused; the message says so where ports are left disconnected.</exception>
    public async Task ReplaceAsync(string service, HostSettings settings, IReadOnlyList<(PortFeature Port, CimRecord Feature)> features, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> connected = await ConnectedAsync(settings, features, cancellationToken);
        ILookup<string, CimRecord> old = (await settings.AllAsync(VirtualizationNames.VlanFeature, cancellationToken)).ToLookup(SettingId.Of, Names.Comparer);
        await ConnectAsync(service, connected, false, features, cancellationToken);
        try
        {
            await calls.RemoveAsync(service, features, cancellationToken);
            await calls.AddAsync(service, features, cancellationToken);
        }
        catch (Exception e) when (e is HostFaultException or OperationCanceledException)
        {
            await TakeBackAsync(service, connected, features, features.Select(f => (f.Port, old[SettingId.Of(f.Feature)].First())).ToArray(), e);
            throw;
        }

        await ConnectAsync(service, connected, true, features, CancellationToken.None);
    }

    private static async Task<IReadOnlyList<CimRecord>> ConnectedAsync(HostSettings settings, IReadOnlyList<(PortFeature Port, CimRecord Feature)> features, CancellationToken cancellationToken)
    {
        var connected = new List<CimRecord>();
        foreach ((PortFeature port, _) in features)
        {
            if (await settings.PortSettingAsync(port.AllocationId, cancellationToken) is CimRecord allocation && allocation.Number("EnabledState") != ConnectionWriter.Disconnected)
            {
                connected.Add(allocation);
            }
        }

        return connected;
    }

    private async Task ConnectAsync(string service, IReadOnlyList<CimRecord> allocations, bool connected, IReadOnlyList<(PortFeature Port, CimRecord Feature)> features, CancellationToken cancellationToken)
    {
        if (allocations.Count > 0)
        {
            string[] texts = allocations.Select(a => CimXml.Write(HostPortSettings.WithConnection(a, connected))).ToArray();
            await services.CallAsync(
                service,
                "ModifyResourceSettings",
                [new CimField("ResourceSettings", CimDataType.StringArray, texts)],
                $"{(connected ? "connecting again, after" : "disconnecting, before")} {FeatureCalls.Work(features)},",
                cancellationToken);
        }
    }

    // What has a setting keeps it, old or new; what has none gets the old one, before anything is connected.
    private async Task TakeBackAsync(string service, IReadOnlyList<CimRecord> connected, IReadOnlyList<(PortFeature Port, CimRecord Feature)> features, IReadOnlyList<(PortFeature Port, CimRecord Feature)> old, Exception cause)
    {
        try
        {
            IReadOnlyList<CimRecord> now = await client.EnumerateAsync(VirtualizationNames.Namespace, VirtualizationNames.VlanFeature, CancellationToken.None);
            var set = new HashSet<string>(SettingId.WithoutTemplates(now).Select(v => SettingId.AllocationOf(SettingId.Of(v))), Names.Comparer);
            await calls.AddAsync(service, old.Where(o => !set.Contains(o.Port.AllocationId)).ToArray(), CancellationToken.None);
            await ConnectAsync(service, connected, true, features, CancellationToken.None);
        }
        catch (HostFaultException fault)
        {
            throw new HostFaultException(
                client.ComputerName,
                fault.Kind,
                $"{FeatureCalls.Work(features)} is half done ({cause.Message}) and could not be taken back ({fault.Message}): the ports are left disconnected; set their VLAN and connect them by hand.",
                cause);
        }
    }
}
