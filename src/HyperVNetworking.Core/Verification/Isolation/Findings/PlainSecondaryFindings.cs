using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// Plain ports in the secondary of a private VLAN, which hear what its isolated and community ports send (site-rules B3). Not those that are meant
/// to be there: a tenant that an allow rule lets hear it, and whatever is behind a secondary trunk, where nothing of it arrives.
/// </summary>
internal sealed class PlainSecondaryFindings
{
    private readonly IsolationCase _case;
    private readonly Dictionary<string, FrameWalk> _walks = [];
    private readonly ILookup<int, GraphEndpoint> _senders;

    private PlainSecondaryFindings(IsolationCase isolationCase)
    {
        _case = isolationCase;
        _senders = isolationCase.Graph.Present
            .SelectMany(e => SecondariesOf(e).Select(secondary => (Secondary: secondary, Endpoint: e)))
            .ToLookup(p => p.Secondary, p => p.Endpoint);
    }

    /// <summary>Adds the findings to a case.</summary>
    public static void AddTo(IsolationCase isolationCase)
    {
        var findings = new PlainSecondaryFindings(isolationCase);
        if (findings._senders.Count > 0)
        {
            findings.AddAdapters();
            findings.AddPorts();
        }
    }

    private static IEnumerable<int> SecondariesOf(GraphEndpoint endpoint) => endpoint.Adapter is AdapterRule adapter
        ? Secondary(adapter.Vlan)
        : endpoint.Ports.SelectMany(p => p.Rule is PhysicalPortRule { IsTrunk: false } rule ? Secondary(rule.Behaviour.PrivateVlan) : []);

    private static IEnumerable<int> Secondary(PortVlan? vlan) => vlan switch
    {
        PortVlan.Isolated isolated => [isolated.Secondary.Value],
        PortVlan.Community community => [community.Secondary.Value],
        _ => [],
    };

    private void AddAdapters()
    {
        foreach (GraphEndpoint endpoint in _case.Graph.Present)
        {
            if (endpoint.Adapter?.Vlan is PortVlan.Access access && FirstHeard(access.Id.Value, endpoint) is GraphEndpoint sender)
            {
                Add(endpoint.Endpoint.Describe(), access.Id.Value, sender);
            }
        }
    }

    private void AddPorts()
    {
        foreach (GraphPort port in _case.Graph.Ports)
        {
            if (port.Rule is PhysicalPortRule { IsTrunk: false, Behaviour: { PrivateVlan: null, Vlan: var vlan } }
                && FirstLeaving(vlan.Value, port) is GraphEndpoint sender)
            {
                Add($"{port.Device.Name} {port.Name}", vlan.Value, sender);
            }
        }
    }

    private GraphEndpoint? FirstHeard(int secondary, GraphEndpoint hearer) =>
        _senders[secondary].FirstOrDefault(s => !IsMeant(s, hearer) && WalkOf(s).IsHeardBy(hearer.Index));

    // Where nobody known sits on the port, whoever does hears.
    private GraphEndpoint? FirstLeaving(int secondary, GraphPort port) => port.Endpoints.Count > 0
        ? port.Endpoints.Select(e => FirstHeard(secondary, e)).FirstOrDefault(s => s is not null)
        : _senders[secondary].FirstOrDefault(s => WalkOf(s).Visited.Contains((port.Device, secondary)));

    private bool IsMeant(GraphEndpoint sender, GraphEndpoint hearer) =>
        _case.TenantsOf(sender).Any(t => t.Permitted.Contains(hearer.Index) && !t.MemberSet.Contains(hearer.Index));

    private FrameWalk WalkOf(GraphEndpoint sender)
    {
        if (!_walks.TryGetValue(sender.Likeness, out FrameWalk? walk))
        {
            _walks.Add(sender.Likeness, walk = _case.TenantOf(sender)?.WalkOf(sender) ?? FrameWalk.From(_case.Graph, sender));
        }

        return walk;
    }

    private void Add(string subject, int secondary, GraphEndpoint sender) => _case.Findings.Add(new Finding
    {
        Code = IsolationFindingCodes.SecondaryVlanUsedAsAccess,
        Severity = FindingSeverity.Error,
        Subject = subject,
        Message = $"{subject} is a plain port in VLAN {secondary}, a secondary of the private VLAN of {sender.Place}: it hears what {sender.Endpoint.Name} sends, and the primary does not hear it.",
        Expected = "a private VLAN setting, or another VLAN",
        Actual = $"Access {secondary}",
        Suggestion = "Make the port promiscuous, isolated or a community port of that private VLAN, give it another VLAN, or allow the one to be heard by the other.",
    });
}
