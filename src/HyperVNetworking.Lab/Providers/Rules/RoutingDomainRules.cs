using System;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The routing domains that the provider takes; a port may have several, each once (facts A1.9).</summary>
internal static class RoutingDomainRules
{
    /// <summary>Refuses a routing domain that the provider does not take.</summary>
    /// <param name="check">The routing domain.</param>
    /// <exception cref="ProviderRefusal">It is not taken.</exception>
    public static void Check(FeatureCheck check)
    {
        string? domain = check.Setting.Text("RoutingDomainGuid");
        if (!Guid.TryParse(domain, out _))
        {
            throw FeatureCheck.Refuse($"RoutingDomainGuid \"{domain}\" is no GUID.");
        }

        int names = check.Setting.Texts("IsolationIdNameList").Count;
        int ids = (check.Setting["IsolationIdList"] as uint[])?.Length ?? 0;
        if (names != 0 && names != ids)
        {
            throw FeatureCheck.Refuse($"IsolationIdNameList has {names} names for the {ids} ids of IsolationIdList.");
        }

        if (check.Others(Msvm.RoutingDomain).Any(o => Names.Same(o.Text("RoutingDomainGuid"), domain)))
        {
            throw FeatureCheck.Refuse($"{check.Port} already has the routing domain {domain}.");
        }
    }
}
