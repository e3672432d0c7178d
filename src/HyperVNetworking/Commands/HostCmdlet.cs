using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using HyperVNetworking.Binding;
using HyperVNetworking.Cim.Mmi;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Commands;

/// <summary>The second rung: a cmdlet that works on hosts. As with the inbox Hyper-V cmdlets, <c>-CimSession</c> and <c>-ComputerName</c> are in every parameter set and exclude each other, and so do <c>-ComputerName</c> and <c>-ClusterName</c>; without any it is this computer.</summary>
public abstract class HostCmdlet : NetworkCmdlet
{
    private HostTargets _targets = new();

    /// <summary>The hosts: CimSession objects, computer names and labs; a lab stands for all its hosts.</summary>
    [Parameter]
    [Alias("Session")]
    [ValidateNotNullOrEmpty]
    public virtual object[]? CimSession { get; set; }

    /// <summary>The hosts by name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public virtual string[]? ComputerName { get; set; }

    /// <summary>The failover clusters whose nodes are the hosts: asked for them by name; of labs in <see cref="CimSession"/>, the nodes of that name's cluster.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClusterNameCompleter))]
    public string[]? ClusterName { get; set; }

    /// <summary>The account for <see cref="ComputerName"/> and <see cref="ClusterName"/>.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>How many hosts are read at a time; 0 is the default, 15.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int ThrottleLimit { get; set; } = HostReader.DefaultThrottleLimit;

    internal IReadOnlyList<HostConnection> Connections => _targets.Connections;

    /// <summary>Whether an adapter may be disconnected for the length of a change.</summary>
    internal virtual bool MayDisconnect => false;

    /// <summary>Whether the command line names hosts.</summary>
    internal bool HasHosts => CimSession is not null || ComputerName is not null || ClusterName is not null;

    internal int Throttle => ThrottleLimit == 0 ? HostReader.DefaultThrottleLimit : ThrottleLimit;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (CimSession is not null && ComputerName is not null)
        {
            ThrowTerminatingError(CommandErrors.SessionAndComputerName(ComputerName));
        }

        if (ClusterName is not null && (ComputerName is not null || CimSession?.All(IsLab) == false))
        {
            ThrowTerminatingError(ClusterErrors.ClusterAndHosts(ClusterName));
        }

        if (Credential is not null && ComputerName is null && (ClusterName is null || CimSession is not null))
        {
            ThrowTerminatingError(CommandErrors.CredentialWithoutComputerName(Credential.UserName));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _targets.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Adds the hosts that the parameters name now; what is no host ends the cmdlet.</summary>
    internal void AddTargets()
    {
        _targets.Tell = IsVerbose ? TellVerbose : null;
        if (ClusterName is not null)
        {
            AddClusters(ClusterName);
            return;
        }

        foreach (object target in CimSession ?? [])
        {
            if (_targets.Add(target) is ErrorRecord error)
            {
                ThrowTerminatingError(error);
            }
        }

        AddComputers(CimSession is null ? ComputerName ?? [] : []);
    }

    /// <summary>Adds the hosts that the parameters name, where their states are not given in their place; both, or neither, ends the cmdlet.</summary>
    /// <param name="state">The states of the hosts.</param>
    internal void AddTargetsUnless(HostState[]? state)
    {
        if (state is not null && HasHosts)
        {
            ThrowTerminatingError(CommandErrors.StateAndHosts(state));
        }

        if (state is null && !HasHosts)
        {
            ThrowTerminatingError(CommandErrors.HostsNotGiven("-CimSession, -ComputerName or -ClusterName, or the states of the hosts with -State"));
        }

        AddTargets();
    }

    /// <summary>Adds hosts by name.</summary>
    internal void AddComputers(IEnumerable<string> names)
    {
        _targets.AllowDisconnect = MayDisconnect;
        foreach (string name in names)
        {
            _targets.AddComputer(name, Credential?.GetNetworkCredential());
        }
    }

    // A cluster that does not answer is an error of its own; if none does, nothing is left to work on, and this computer was not meant.
    private void AddClusters(string[] names)
    {
        _targets.AllowDisconnect = MayDisconnect;
        NetworkLab[] labs = (CimSession ?? []).Select(s => (s is PSObject wrapped ? wrapped.BaseObject : s) as NetworkLab).OfType<NetworkLab>().ToArray();
        NetworkCredential? credential = Credential?.GetNetworkCredential();
        var errors = new List<ErrorRecord>();
        foreach (string name in names)
        {
            NetworkLab? lab = labs.FirstOrDefault(l => l.Clusters.Any(c => Names.Same(c.Name, name)));
            ErrorRecord? error = CimSession is not null && lab is null ? ClusterErrors.ClusterUnknown(name, labs) : AskCluster(name, lab is null ? computer => MmiCimClient.Connect(computer, credential) : lab.Connect);
            if (error is not null)
            {
                errors.Add(error);
            }
        }

        // Where no cluster is left the last error ends the cmdlet, and is told once.
        bool isEnd = Connections.Count == 0 && errors.Count > 0;
        foreach (ErrorRecord error in isEnd ? errors.Take(errors.Count - 1) : errors)
        {
            WriteError(error);
        }

        if (isEnd)
        {
            ThrowTerminatingError(errors[errors.Count - 1]);
        }
    }

    private ErrorRecord? AskCluster(string name, Func<string, ICimClient> connect) => Run<ErrorRecord?>(async (_, token) =>
    {
        try
        {
            await _targets.AddClusterAsync(name, connect, token).ConfigureAwait(false);
            return null;
        }
        catch (HostFaultException fault)
        {
            return ClusterErrors.ClusterNotAsked(name, fault);
        }
    });

    private static bool IsLab(object target) => (target is PSObject wrapped ? wrapped.BaseObject : target) is NetworkLab;

    /// <summary>The connections; to this computer if no host was named.</summary>
    internal IReadOnlyList<HostConnection> ConnectionsOrLocal()
    {
        if (Connections.Count == 0)
        {
            AddComputers(["localhost"]);
        }

        WriteVerbose($"Hosts: {string.Join(", ", Connections.Select(c => c.ComputerName))}.");
        return Connections;
    }

    /// <summary>Hands the connections over to work that outlives the cmdlet.</summary>
    internal HostTargets Detach()
    {
        HostTargets targets = _targets;
        _targets = new HostTargets();
        return targets;
    }

    /// <summary>Reads hosts; each that fails is an error of its own and an incomplete state.</summary>
    internal ValueList<HostState> ReadHosts(string activity, IReadOnlyList<HostConnection> sessions)
    {
        var states = new HostState[sessions.Count];
        ReadEach(activity, sessions, (index, state) => states[index] = state);
        return states.ToValueList();
    }

    /// <summary>Reads hosts and has each written as soon as it has answered; each that fails is an error of its own too.</summary>
    internal void ReadEach(string activity, IReadOnlyList<HostConnection> sessions, Action<int, HostState> write)
    {
        var display = new ProgressDisplay(this, activity);
        Run(async (queue, token) =>
        {
            void Answered(int index, HostState state) => queue.Post(() =>
            {
                if (!state.Complete)
                {
                    WriteError(CommandErrors.NotRead(state, sessions[index].Fault));
                }

                write(index, state);
            });
            await HostReader.ReadEachAsync(sessions, Throttle, Answered, queue.Progress(display), token).ConfigureAwait(false);
            return sessions.Count;
        });
        display.Complete();
    }
}
