using System.Linq;

namespace HyperVNetworking.Lab;

/// <summary>The extended access control entries that the provider takes; a weight is unique on a port for each direction (facts A1.9).</summary>
internal static class ExtendedAclRules
{
    /// <summary>Refuses an entry that the provider does not take.</summary>
    /// <param name="check">The entry.</param>
    /// <exception cref="ProviderRefusal">It is not taken.</exception>
    public static void Check(FeatureCheck check)
    {
        long direction = check.InRange("Direction", 1, 2);
        check.InRange("Action", 1, 2);
        long weight = check.Setting.Number("Weight") ?? 0;
        if (check.Others(Msvm.ExtendedAcl).Any(o => o.Number("Direction") == direction && (o.Number("Weight") ?? 0) == weight))
        {
            throw FeatureCheck.Refuse($"Weight {weight} is taken by another entry of the same direction on {check.Port}.");
        }
    }
}
