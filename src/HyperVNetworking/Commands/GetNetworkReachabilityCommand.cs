using System;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Verification.Reachability;

namespace HyperVNetworking.Commands;

/// <summary>Tells who may hear whom at layer 2: by endpoint, by tenant, by VLAN, or as a grid. It needs no tenants and judges nothing.</summary>
[Cmdlet(VerbsCommon.Get, "NetworkReachability")]
[OutputType(typeof(ReachabilityPair), typeof(ReachabilityGrid))]
public sealed class GetNetworkReachabilityCommand : StateCmdlet
{
    /// <summary>The senders: endpoints or tenants, with wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EndpointNameCompleter))]
    public string[] From { get; set; } = [];

    /// <summary>The hearers: endpoints or tenants, with wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EndpointNameCompleter))]
    public string[] To { get; set; } = [];

    /// <summary>The VLAN that both ends of a pair are set for.</summary>
    [Parameter]
    [ValidateNotNull]
    public VlanIdArgument? VlanId { get; set; }

    /// <summary>Returns one grid of senders against hearers in place of the pairs.</summary>
    [Parameter]
    public SwitchParameter Matrix { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        NetworkState network = Complete();
        VlanSet? vlans = Vlans();
        WarnOfUnread(network);
        ReachabilityAnswer answer = Compute("Following every frame", () => ReachabilityAnswer.Build(network.Hosts, network.Fabric, network.Tenants));
        var question = new ReachabilityQuestion { From = Known(answer, From), To = Known(answer, To), Vlans = vlans };
        if (Matrix)
        {
            WriteObject(Compute("Making the grid", () => answer.Grid(question)));
            return;
        }

        try
        {
            foreach (ReachabilityPair pair in answer.Pairs(question, StopToken))
            {
                WriteObject(pair);
            }
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private VlanSet? Vlans()
    {
        ErrorRecord? error = null;
        Model.VlanId? vlan = VlanId?.Resolve(nameof(VlanId), "Get-NetworkReachability", out error);
        if (error is not null)
        {
            ThrowTerminatingError(error);
        }

        return vlan is Model.VlanId id ? VlanSet.Of(id.Value) : null;
    }

    // A name that nobody has would select nothing, which reads like "nobody hears".
    private ValueList<string> Known(ReachabilityAnswer answer, string[] names)
    {
        foreach (string name in names)
        {
            if (answer.Find(name).Count == 0 && !new NamePattern(name).HasWildcard)
            {
                ThrowTerminatingError(EndpointErrors.EndpointUnknown(name, answer.Suggest(name)));
            }
        }

        return names.ToValueList();
    }
}
