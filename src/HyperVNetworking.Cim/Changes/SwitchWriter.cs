using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Cim.Virtualization.VirtualizationNames;

namespace HyperVNetworking.Cim.Changes;

/// <summary>Creates and removes virtual switches in the order of the inbox cmdlets: define, then add the host's ports; what was half made is destroyed again (facts A4).</summary>
internal sealed class SwitchWriter
{
    private readonly ICimClient _client;
    private readonly ManagementServices _services;

    /// <summary>Makes a writer.</summary>
    /// <param name="client">The host.</param>
    /// <param name="services">Its management services.</param>
    public SwitchWriter(ICimClient client, ManagementServices services)
    {
        _client = client;
        _services = services;
    }

    /// <summary>Creates a virtual switch.</summary>
    /// <param name="wanted">The switch.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when the switch has all its ports.</returns>
    public async Task CreateAsync(VirtualSwitch wanted, CancellationToken cancellationToken)
    {
        string work = $"creating virtual switch {wanted.Name}";
        var settings = new HostSettings(_client);
        string[] ports = await HostPortsAsync(wanted, settings, cancellationToken);
        string id = await DefineAsync(wanted, work, cancellationToken);
        try
        {
            if (wanted.IsEmbeddedTeam)
            {
                await TeamAsync(id, wanted.LoadBalancing, settings, work, cancellationToken);
            }

            if (ports.Length > 0)
            {
                CimPath configuration = _services.SettingPath(SwitchSettings, SettingId.OfOwner(id));
                await _services.CallAsync(
                    SwitchService,
                    "AddResourceSettings",
                    [new CimField("AffectedConfiguration", CimDataType.Reference, configuration), new CimField("ResourceSettings", CimDataType.StringArray, ports)],
                    work,
                    cancellationToken);
            }
        }
        catch (Exception e) when (e is HostFaultException or OperationCanceledException)
        {
            await TakeBackAsync(id, wanted, e);
            throw;
        }
    }

    /// <summary>Removes a virtual switch.</summary>
    /// <param name="existing">The switch.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is gone.</returns>
    public async Task RemoveAsync(VirtualSwitch existing, CancellationToken cancellationToken)
    {
        string id = await new HostSettings(_client).SwitchIdAsync(existing.Name, cancellationToken);
        await DestroyAsync(id, $"removing virtual switch {existing.Name}", cancellationToken);
    }

    private async Task<string> DefineAsync(VirtualSwitch wanted, string work, CancellationToken cancellationToken)
    {
        var fields = new List<CimField>
        {
            new("ElementName", CimDataType.String, wanted.Name),
            new("Notes", CimDataType.StringArray, wanted.Notes is null ? Array.Empty<string>() : [wanted.Notes]),
            new("IOVPreferred", CimDataType.Boolean, wanted.SriovEnabled),
            new("BandwidthReservationMode", CimDataType.UInt32, (uint)wanted.BandwidthMode),
        };
        if (wanted.IsEmbeddedTeam)
        {
            // Only where needed: hosts before 2016 do not know it.
            fields.Add(new CimField("TeamingEnabled", CimDataType.Boolean, true));
        }

        string text = CimXml.Write(new CimRecord(SwitchSettings, fields));
        (CimRecord Out, CimPath? Job) result = await _services.CallAsync(
            SwitchService,
            "DefineSystem",
            [
                new CimField("SystemSettings", CimDataType.String, text),
                new CimField("ResourceSettings", CimDataType.StringArray, null),
                new CimField("ReferenceConfiguration", CimDataType.Reference, null),
            ],
            work,
            cancellationToken);
        return await _services.ResultKeyAsync(result, "ResultingSystem", Switch, "Name", cancellationToken)
            ?? throw new HostFaultException(_client.ComputerName, HostFaultKind.Failed, $"{work} has an unknown result, because the host does not say which switch it made: read the host again.");
    }

    // The host adapter of a shared External switch takes over the NIC's address (facts A4).
    private async Task<string[]> HostPortsAsync(VirtualSwitch wanted, HostSettings settings, CancellationToken cancellationToken)
    {
        var host = new HostPortSettings(_client, _services, settings);
        var ports = new List<CimRecord>();
        string? address = null;
        if (wanted.Type == SwitchType.External)
        {
            (CimRecord external, address) = await host.ExternalAsync(wanted.Name, wanted.Uplinks, cancellationToken);
            ports.Add(external);
        }

        if ((wanted.Type == SwitchType.External && wanted.AllowManagementOS) || wanted.Type == SwitchType.Internal)
        {
            ports.Add(await host.InternalAsync(wanted.Name, address, connected: true, cancellationToken));
        }

        return ports.Select(CimXml.Write).ToArray();
    }

    // As the inbox cmdlet does for a new SET: switch independent, and before the uplinks are there (facts A1.10, A4).
    private async Task TeamAsync(string switchId, SetLoadBalancing loadBalancing, HostSettings settings, string work, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> features = await settings.AllAsync(TeamingFeature, cancellationToken);
        CimRecord? existing = SettingId.WithoutTemplates(features).FirstOrDefault(f => Names.Same(SettingId.Owner(SettingId.Of(f)), switchId));
        string text = CimXml.Write((existing ?? SettingId.DefaultOf(features, TeamingFeature)).With(
            new CimField("TeamingMode", CimDataType.UInt32, 1u),
            new CimField("LoadBalancingAlgorithm", CimDataType.UInt32, (uint)loadBalancing)));
        var parameters = new List<CimField> { new("FeatureSettings", CimDataType.StringArray, new[] { text }) };
        if (existing is null)
        {
            CimPath configuration = _services.SettingPath(SwitchSettings, SettingId.OfOwner(switchId));
            parameters.Insert(0, new CimField("AffectedConfiguration", CimDataType.Reference, configuration));
        }

        await _services.CallAsync(SwitchService, existing is null ? "AddFeatureSettings" : "ModifyFeatureSettings", parameters, work, cancellationToken);
    }

    private async Task DestroyAsync(string id, string work, CancellationToken cancellationToken)
    {
        CimPath path = _services.SwitchPath(id);
        await _services.CallAsync(SwitchService, "DestroySystem", [new CimField("AffectedSystem", CimDataType.Reference, path)], work, cancellationToken);
    }

    private async Task TakeBackAsync(string id, VirtualSwitch wanted, Exception cause)
    {
        try
        {
            await DestroyAsync(id, $"removing the half-made virtual switch {wanted.Name}", CancellationToken.None);
        }
        catch (HostFaultException fault)
        {
            throw new HostFaultException(
                _client.ComputerName,
                fault.Kind,
                $"virtual switch {wanted.Name} is half made ({cause.Message}) and could not be removed again ({fault.Message}): remove it by hand.",
                cause);
        }
    }
}
