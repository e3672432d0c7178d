using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>The physical switches and what they count as one: link aggregations and multi-chassis pairs.</summary>
internal static class FabricRules
{
    public static void Check(Fabric fabric, ReadContext context)
    {
        Duplicates.Check(fabric.Switches, s => s.Name, "physical switch", DocumentErrorIds.DuplicatePhysicalSwitch, context);
        foreach (PhysicalSwitch physicalSwitch in fabric.Switches)
        {
            HostNameRules.NoSlash(physicalSwitch, physicalSwitch.Name, "physical switch", context);
            Duplicates.Check(physicalSwitch.Ports, p => p.Name, $"port of physical switch {Quoted.Of(physicalSwitch.Name)},", DocumentErrorIds.DuplicatePort, context);
        }

        CheckLags(fabric, context);
        foreach (SwitchPair pair in fabric.Mlag.Where(p => Names.Same(p.First, p.Second)))
        {
            context.Errors.Add(DocumentErrorIds.LinkedToItself, context.NodeOf(pair), $"A multi-chassis pair is two physical switches, but this names {Quoted.Of(pair.First)} twice.");
        }
    }

    private static void CheckLags(Fabric fabric, ReadContext context)
    {
        var lagOf = new Dictionary<PortReference, LinkAggregation>();
        var firstOnSwitch = new Dictionary<PortReference, LinkAggregation>();
        foreach (LinkAggregation lag in fabric.Lags)
        {
            for (int i = 0; i < lag.Ports.Count; i++)
            {
                PortReference port = lag.Ports[i];
                if (lagOf.TryGetValue(port, out LinkAggregation? other))
                {
                    context.Errors.Add(
                        DocumentErrorIds.PortInTwoLags,
                        context.NodeOf(lag).At("ports", i),
                        $"The {Quoted.Visible(port.Describe())} is in link aggregation {Quoted.Of(other.Name)} ({context.PlaceOf(other)}) already.");
                }

                lagOf[port] = lag;
            }

            // Po1 is a name on a switch: another switch may have a Po1 of its own.
            PortReference[] names = lag.Ports.Select(p => new PortReference(p.Switch, lag.Name)).Distinct().ToArray();
            if (names.FirstOrDefault(firstOnSwitch.ContainsKey) is PortReference taken)
            {
                context.Errors.Add(
                    DocumentErrorIds.DuplicateLag,
                    context.NodeOf(lag),
                    $"The link aggregation {Quoted.Of(lag.Name)} of physical switch {Quoted.Of(taken.Switch)} is described twice, first in {context.PlaceOf(firstOnSwitch[taken])}: keep one.");
            }

            foreach (PortReference name in names)
            {
                firstOnSwitch[name] = lag;
            }
        }
    }
}
