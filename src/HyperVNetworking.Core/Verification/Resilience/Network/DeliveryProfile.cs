using System.Collections.Generic;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Which classes of a physical switch a hearer hears over one of its ways; one for all ways and hearers that are alike.</summary>
/// <param name="number">The number of the physical switch.</param>
/// <param name="inlet">One of the ways.</param>
/// <param name="hearer">One of the hearers.</param>
internal sealed class DeliveryProfile(int number, Inlet inlet, GraphEndpoint hearer)
{
    private readonly Dictionary<int, bool> _known = [];

    /// <summary>The number of the physical switch.</summary>
    public int Switch => number;

    /// <summary>Whether the hearer hears what is in a class there.</summary>
    public bool Delivers(int frameClass)
    {
        if (!_known.TryGetValue(frameClass, out bool delivers))
        {
            _known.Add(frameClass, delivers = inlet.Delivers(hearer, inlet.Port!.Rule!.Egress(frameClass, Reading.Must), Reading.Must));
        }

        return delivers;
    }
}
