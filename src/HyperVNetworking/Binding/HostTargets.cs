using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Cluster;
using HyperVNetworking.Cim.Mmi;
using HyperVNetworking.Cim.Recording;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Binding;

/// <summary>What <c>-CimSession</c>, <c>-ComputerName</c> and <c>-ClusterName</c> mean: CimSession objects, computer names, labs and the nodes of clusters become connections; a host that is named twice is one.</summary>
internal sealed class HostTargets : IDisposable
{
    private readonly List<HostConnection> _connections = [];

    public IReadOnlyList<HostConnection> Connections => _connections;

    /// <summary>Whether changes over these connections may disconnect an adapter for a moment (site-rules D1); looked at when a connection is opened.</summary>
    public bool AllowDisconnect { get; set; }

    /// <summary>Takes a line for each CIM operation, on any thread; null if nobody wants them. Looked at when a connection is opened.</summary>
    public Action<string>? Tell { get; set; }

    public void AddComputer(string name, NetworkCredential? credential) => Add(name, () => MmiCimClient.Connect(name, credential));

    /// <summary>Adds the nodes of a cluster, down ones too.</summary>
    /// <param name="name">The cluster.</param>
    /// <param name="connect">Connects to the cluster's name, and to its nodes.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="HostFaultException">The cluster did not tell its nodes.</exception>
    public async Task AddClusterAsync(string name, Func<string, ICimClient> connect, CancellationToken cancellationToken)
    {
        using ICimClient client = Told(connect(name));
        foreach (string node in await ClusterNodes.ReadAsync(client, cancellationToken).ConfigureAwait(false))
        {
            Add(node, () => connect(node));
        }
    }

    /// <summary>Adds what one element of <c>-CimSession</c> stands for; an error record where it stands for nothing.</summary>
    public ErrorRecord? Add(object? target)
    {
        switch (target is PSObject wrapped ? wrapped.BaseObject : target)
        {
            // Nothing named means this computer: a lab without hosts must not come to mean that.
            case NetworkLab { HostNames.Count: 0 } lab:
                return CommandErrors.LabWithoutHosts(lab);
            case NetworkLab lab:
                foreach (string host in lab.HostNames)
                {
                    Add(host, () => lab.Connect(host));
                }

                return null;
            case string name when name.Trim().Length > 0:
                AddComputer(name.Trim(), null);
                return null;
            case object session when MmiAvailability.IsSession(session):
                string computer = PSObject.AsPSObject(session).Properties["ComputerName"]?.Value as string ?? Environment.MachineName;
                Add(computer, () => MmiCimClient.FromSession(session));
                return null;
            case object other:
                return CommandErrors.SessionNotKnown(other);
            default:
                return CommandErrors.SessionNotKnown(null);
        }
    }

    public void Dispose() => _connections.ForEach(c => c.Dispose());

    private ICimClient Told(ICimClient client) => Tell is null ? client : new TellingCimClient(client, Tell);

    private void Add(string name, Func<ICimClient> connect)
    {
        if (!_connections.Any(c => Names.Same(c.ComputerName, name)))
        {
            _connections.Add(new HostConnection(name, () => new HyperVHostSession(Told(connect()), SystemClock.Instance) { AllowDisconnect = AllowDisconnect }));
        }
    }
}
