using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>Private VLANs, in expected hosts and in the fabric. A live host may hold nonsense, and a report says so; a document is written by people who want to know.</summary>
internal sealed class PrivateVlanRules
{
    private readonly ReadContext _context;
    private readonly VlanScopes _scopes;
    private readonly Dictionary<(string Scope, VlanId Secondary), (VlanId Primary, object Record)> _primaryOf = [];

    private PrivateVlanRules(NetworkDocument document, ReadContext context)
    {
        _context = context;
        _scopes = new VlanScopes(document.Fabric);
    }

    public static void Check(NetworkDocument document, ReadContext context)
    {
        var rules = new PrivateVlanRules(document, context);
        foreach (HostState host in document.Hosts.Where(h => h.ReadAt is null))
        {
            foreach (HostAdapter adapter in host.HostAdapters)
            {
                rules.Check(adapter.Vlan, adapter, "vlan", rules._scopes.Of(host, adapter.Switch));
            }

            foreach (VmAdapter adapter in host.Vms.SelectMany(v => v.Adapters))
            {
                rules.Check(adapter.Vlan, adapter, "vlan", rules._scopes.Of(host, adapter.Switch));
            }
        }

        foreach (PhysicalSwitch physicalSwitch in document.Fabric.Switches)
        {
            foreach (PhysicalPort port in physicalSwitch.Ports.Where(p => p.PrivateVlan is not null))
            {
                rules.Check(port.PrivateVlan!, port, "privateVlan", rules._scopes.Of(physicalSwitch.Name));
            }
        }
    }

    private void Check(PortVlan vlan, object record, string key, string? scope)
    {
        (VlanId? of, VlanSet secondaries) = Parts(vlan);
        if (of is not VlanId primary)
        {
            return;
        }

        DocumentNode node = _context.NodeOf(record).At(key);
        if (secondaries.Contains(primary))
        {
            _context.Errors.Add(
                DocumentErrorIds.PrimaryInSecondaries,
                node,
                $"VLAN {primary} is the primary of this {vlan.Mode} setting and cannot be one of its secondaries too.");
        }

        if (scope is not null)
        {
            CheckSecondaries(primary, secondaries, record, node, scope);
        }
    }

    private void CheckSecondaries(VlanId primary, VlanSet secondaries, object record, DocumentNode node, string scope)
    {
        foreach (VlanId secondary in secondaries)
        {
            if (!_primaryOf.TryGetValue((scope, secondary), out (VlanId Primary, object Record) other))
            {
                _primaryOf[(scope, secondary)] = (primary, record);
            }
            else if (other.Primary != primary)
            {
                _context.Errors.Add(
                    DocumentErrorIds.SecondaryOfTwoPrimaries,
                    node,
                    $"VLAN {secondary} is a secondary of primary {other.Primary} in {_context.PlaceOf(other.Record)} and of primary {primary} here: in one network a secondary has one primary.");
                return;
            }
        }
    }

    private static (VlanId? Primary, VlanSet Secondaries) Parts(PortVlan vlan) => vlan switch
    {
        PortVlan.Isolated isolated => (isolated.Primary, VlanSet.Of([isolated.Secondary])),
        PortVlan.Community community => (community.Primary, VlanSet.Of([community.Secondary])),
        PortVlan.Promiscuous promiscuous => (promiscuous.Primary, promiscuous.Secondaries),
        _ => (null, VlanSet.Empty),
    };
}
