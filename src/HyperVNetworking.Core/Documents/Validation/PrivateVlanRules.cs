using System.Collections.Generic;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>Private VLANs. A live host may hold nonsense, and a report says so; a document is written by people who want to know.</summary>
internal static class PrivateVlanRules
{
    public static void Check(HostState host, ReadContext context)
    {
        if (host.ReadAt is not null)
        {
            return;
        }

        foreach (HostAdapter adapter in host.HostAdapters)
        {
            CheckPrimary(adapter.Vlan, context.NodeOf(adapter).At("vlan"), context);
        }

        foreach (VirtualMachine vm in host.Vms)
        {
            foreach (VmAdapter adapter in vm.Adapters)
            {
                CheckPrimary(adapter.Vlan, context.NodeOf(adapter).At("vlan"), context);
            }
        }
    }

    public static void Check(Fabric fabric, ReadContext context)
    {
        foreach (PhysicalSwitch physicalSwitch in fabric.Switches)
        {
            var primaryOf = new Dictionary<int, VlanId>();
            foreach (PhysicalPort port in physicalSwitch.Ports)
            {
                if (port.PrivateVlan is PortVlan vlan)
                {
                    DocumentNode node = context.NodeOf(port).At("privateVlan");
                    CheckPrimary(vlan, node, context);
                    CheckSecondaries(vlan, primaryOf, $"physical switch {Quoted.Of(physicalSwitch.Name)}", node, context);
                }
            }
        }
    }

    private static void CheckPrimary(PortVlan vlan, DocumentNode node, ReadContext context)
    {
        (VlanId? primary, VlanSet secondaries) = Parts(vlan);
        if (primary is VlanId id && secondaries.Contains(id))
        {
            context.Errors.Add(
                DocumentErrorIds.PrimaryInSecondaries,
                node,
                $"VLAN {id} is the primary of this {vlan.Mode} setting and cannot be one of its secondaries too.");
        }
    }

    private static void CheckSecondaries(PortVlan vlan, Dictionary<int, VlanId> primaryOf, string subject, DocumentNode node, ReadContext context)
    {
        (VlanId? primary, VlanSet secondaries) = Parts(vlan);
        foreach (VlanId secondary in secondaries)
        {
            if (!primaryOf.TryGetValue(secondary, out VlanId other))
            {
                primaryOf[secondary] = primary!.Value;
            }
            else if (other != primary!.Value)
            {
                context.Errors.Add(
                    DocumentErrorIds.SecondaryOfTwoPrimaries,
                    node,
                    $"On {subject}, VLAN {secondary} is a secondary of primary {other} and here of primary {primary}: a secondary has one primary.");
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
