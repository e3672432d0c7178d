using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.StandardCim;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Changes;

/// <summary>Makes and changes the QoS policies of a host as the inbox cmdlets do: templates and single ports are operation options and no properties (facts B3).</summary>
internal sealed class QosWriter
{
    private readonly ICimClient _client;

    /// <summary>Makes a writer.</summary>
    /// <param name="client">The host.</param>
    public QosWriter(ICimClient client) => _client = client;

    /// <summary>Makes a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when it is made.</returns>
    public Task ApplyAsync(HostChange.QosChange change, CancellationToken cancellationToken) => change switch
    {
        HostChange.AddQosPolicy c => AddAsync(c.Policy, cancellationToken),
        HostChange.RemoveQosPolicy c => RemoveAsync(c.Name, cancellationToken),
        HostChange.SetQosWeight c => SetWeightAsync(c.Name, c.To, cancellationToken),
        _ => throw new NotSupportedException($"{change.GetType().Name} is no change of a QoS policy."),
    };

    private Task<CimRecord> AddAsync(QosPolicy policy, CancellationToken cancellationToken)
    {
        var fields = new List<CimField> { new("Name", CimDataType.String, policy.Name) };
        var options = new List<CimField>();
        if (policy.Protocol != QosProtocol.None)
        {
            fields.Add(new CimField("IPProtocolMatchCondition", CimDataType.UInt32, (uint)policy.Protocol));
        }

        if (policy.DestinationPrefix is not null)
        {
            fields.Add(new CimField("IPDstPrefixMatchCondition", CimDataType.String, policy.DestinationPrefix));
        }

        if (policy.Weight is int weight)
        {
            fields.Add(new CimField("MinBandwidthWeightAction", CimDataType.UInt8, (byte)weight));
        }

        if (policy.DestinationPort is int port)
        {
            options.Add(new CimField("IPDstPortMatchCondition", CimDataType.UInt16, (ushort)port));
        }

        if (policy.Template != QosTemplate.None)
        {
            options.Add(new CimField(OptionOf(policy.Template), CimDataType.Boolean, true));
        }

        return _client.CreateAsync(StandardCimNames.Namespace, new CimRecord(StandardCimNames.QosPolicy, fields), options, cancellationToken);
    }

    private async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        CimRecord found = await FindAsync(name, cancellationToken);
        await _client.DeleteAsync(StandardCimNames.Namespace, CimPath.Of(StandardCimNames.QosPolicy, "InstanceID", found.Text("InstanceID")!), cancellationToken);
    }

    // 0 takes the weight away (facts B3).
    private async Task SetWeightAsync(string name, int? weight, CancellationToken cancellationToken)
    {
        CimRecord found = await FindAsync(name, cancellationToken);
        await _client.ModifyAsync(
            StandardCimNames.Namespace,
            new CimRecord(StandardCimNames.QosPolicy, [found.Field("InstanceID")!, new CimField("MinBandwidthWeightAction", CimDataType.UInt8, (byte)(weight ?? 0))]),
            [],
            cancellationToken);
    }

    private async Task<CimRecord> FindAsync(string name, CancellationToken cancellationToken)
    {
        IReadOnlyList<CimRecord> policies = await _client.EnumerateAsync(StandardCimNames.Namespace, StandardCimNames.QosPolicy, cancellationToken);
        return policies.FirstOrDefault(p => Names.Same(p.Text("Name"), name))
            ?? throw new HostFaultException(_client.ComputerName, HostFaultKind.NotFound, $"there is no QoS policy {name}.");
    }

    private static string OptionOf(QosTemplate template) => template switch
    {
        QosTemplate.Iscsi => "iSCSI",
        QosTemplate.Fcoe => "FCOE",
        QosTemplate.Smb => "SMB",
        QosTemplate.Nfs => "NFS",
        _ => template.ToString(),
    };
}
