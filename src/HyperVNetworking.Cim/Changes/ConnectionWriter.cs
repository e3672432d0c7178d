using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Changes.Features;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Cim.Virtualization.VirtualizationNames;

namespace HyperVNetworking.Cim.Changes;

/// <summary>Connects, moves and disconnects VM adapters: one Modify for all that were connected before, one Add a VM for those that never were (facts A1.5, A5).</summary>
internal sealed class ConnectionWriter
{
    /// <summary>The EnabledState of a connected port.</summary>
    public const ushort Connected = 2;

    /// <summary>The EnabledState of a disconnected port.</summary>
    public const ushort Disconnected = 3;

    private readonly ICimClient _client;
    private readonly ManagementServices _services;

    /// <summary>Makes a writer.</summary>
    /// <param name="client">The host.</param>
    /// <param name="services">Its management services.</param>
    public ConnectionWriter(ICimClient client, ManagementServices services)
    {
        _client = client;
        _services = services;
    }

    /// <summary>Makes the changes.</summary>
    /// <param name="changes">The changes; no adapter twice.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when all are made.</returns>
    public async Task ApplyAsync(IReadOnlyList<HostChange.ConnectAdapter> changes, CancellationToken cancellationToken)
    {
        var settings = new HostSettings(_client);
        var modified = new List<CimRecord>();
        var added = new List<(CimRecord Adapter, CimRecord Allocation)>();
        foreach (HostChange.ConnectAdapter change in changes)
        {
            string adapterId = await settings.AdapterIdAsync(change.Adapter, cancellationToken);
            CimRecord? allocation = await settings.PortSettingAsync(SettingId.OfAllocation(adapterId), cancellationToken);
            string? switchPath = change.To is null
                ? null
                : _services.SwitchPath(await settings.SwitchIdAsync(change.To, cancellationToken)).ToString();
            if (allocation is not null)
            {
                modified.Add(Point(allocation, switchPath));
            }
            else if (switchPath is not null)
            {
                CimRecord adapter = await AdapterAsync(settings, adapterId, change.Adapter.ToString(), cancellationToken);
                added.Add((adapter, Point(await TemplateAsync(settings, cancellationToken), switchPath)));
            }
        }

        string work = Work("connecting", changes.Select(c => c.Adapter.ToString()).ToArray());
        await ModifyAsync(modified, work, cancellationToken);
        await AddAsync(added, work, cancellationToken);
    }

    /// <summary>Gives adapters that were never connected a disconnected port, so that features can be set before anything is connected (facts A5).</summary>
    /// <param name="settings">What was read of the host.</param>
    /// <param name="changes">The features to come, all of one class.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when every port is there.</returns>
    public async Task AddMissingPortsAsync(HostSettings settings, IReadOnlyList<PortFeature> changes, CancellationToken cancellationToken)
    {
        var added = new List<(CimRecord Adapter, CimRecord Allocation)>();
        foreach (PortFeature change in changes.GroupBy(c => c.AllocationId, Names.Comparer).Select(g => g.First()))
        {
            if (await settings.PortSettingAsync(change.AllocationId, cancellationToken) is null)
            {
                string adapterId = change.AllocationId.Substring(0, change.AllocationId.LastIndexOf('\\'));
                CimRecord adapter = await AdapterAsync(settings, adapterId, change.Port, cancellationToken);
                added.Add((adapter, Point(await TemplateAsync(settings, cancellationToken), null)));
            }
        }

        await AddAsync(added, Work("giving a disconnected port to", changes.Select(c => c.Port).ToArray()), cancellationToken);
    }

    /// <summary>Names the work on one or more objects.</summary>
    /// <param name="doing">What is done.</param>
    /// <param name="objects">To what.</param>
    /// <returns>The start of a sentence; at most three objects are named.</returns>
    public static string Work(string doing, IReadOnlyList<string> objects)
    {
        const int Named = 3;
        string more = objects.Count > Named ? $" and {objects.Count - Named} more" : string.Empty;
        return $"{doing} {string.Join(", ", objects.Take(Named))}{more}";
    }

    private static CimRecord Point(CimRecord allocation, string? switchPath) => switchPath is null
        ? allocation.With(new CimField("EnabledState", CimDataType.UInt16, Disconnected))
        : allocation.With(
            new CimField("EnabledState", CimDataType.UInt16, Connected),
            new CimField("HostResource", CimDataType.StringArray, new[] { switchPath }),
            new CimField("PoolID", CimDataType.String, string.Empty));

    private static async Task<CimRecord> TemplateAsync(HostSettings settings, CancellationToken cancellationToken) =>
        SettingId.DefaultOf(await settings.AllAsync(PortSettings, cancellationToken), Allocation);

    private async Task<CimRecord> AdapterAsync(HostSettings settings, string adapterId, string name, CancellationToken cancellationToken)
    {
        CimRecord? adapter = await settings.PortSettingAsync(adapterId, cancellationToken);
        return adapter ?? throw new HostFaultException(_client.ComputerName, HostFaultKind.NotFound, $"{name} is not there: read the host again and plan anew.");
    }

    private async Task ModifyAsync(List<CimRecord> allocations, string work, CancellationToken cancellationToken)
    {
        if (allocations.Count > 0)
        {
            string[] texts = allocations.Select(CimXml.Write).ToArray();
            await _services.CallAsync(VmService, "ModifyResourceSettings", [new CimField("ResourceSettings", CimDataType.StringArray, texts)], work, cancellationToken);
        }
    }

    private Task AddAsync(List<(CimRecord Adapter, CimRecord Allocation)> added, string work, CancellationToken cancellationToken) =>
        BoundedParallel.ForEachAsync(
            added.GroupBy(a => SettingId.Owner(SettingId.Of(a.Adapter)), Names.Comparer),
            vm => _services.CallAsync(
                VmService,
                "AddResourceSettings",
                [
                    new CimField("AffectedConfiguration", CimDataType.Reference, _services.SettingPath(SystemSettings, SettingId.OfOwner(vm.Key))),
                    new CimField("ResourceSettings", CimDataType.StringArray, vm.Select(a => CimXml.Write(WithParent(a.Adapter, a.Allocation))).ToArray()),
                ],
                work,
                cancellationToken),
            cancellationToken);

    private CimRecord WithParent(CimRecord adapter, CimRecord allocation) =>
        allocation.With(new CimField("Parent", CimDataType.String, _services.SettingPath(adapter.ClassName, SettingId.Of(adapter)).ToString()));
}
