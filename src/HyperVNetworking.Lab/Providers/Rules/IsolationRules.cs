using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The isolation settings (the second VLAN store) that the provider takes (facts A1.9).</summary>
internal static class IsolationRules
{
    private const long VlanMode = 3;

    /// <summary>Refuses a setting that the provider does not take.</summary>
    /// <param name="check">The setting.</param>
    /// <exception cref="ProviderRefusal">It is not taken.</exception>
    public static void Check(FeatureCheck check)
    {
        if (check.InRange("IsolationMode", 0, VlanMode) == VlanMode)
        {
            check.InRange("DefaultIsolationId", 0, VlanId.MaxValue);
        }
    }

    /// <summary>Refuses a VLAN setting beside an isolation setting of mode VLAN on one port (facts A1.9; the error is UNCONFIRMED).</summary>
    /// <param name="check">A setting of one of the two.</param>
    /// <exception cref="ProviderRefusal">The port would have both.</exception>
    public static void CheckBothStores(FeatureCheck check)
    {
        bool Has(string className, string property, long least) =>
            Of(check, className).Any(s => s.Number(property) >= least);

        if (Has(Msvm.Vlan, "OperationMode", 1) && Has(Msvm.Isolation, "IsolationMode", VlanMode))
        {
            throw FeatureCheck.Refuse($"{check.Port} cannot have both a VLAN setting and an isolation setting of mode VLAN.");
        }
    }

    private static IEnumerable<CimRecord> Of(FeatureCheck check, string className) =>
        check.Is(className) ? [check.Setting] : check.Others(className);
}
