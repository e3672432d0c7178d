using System;
using System.Collections.Generic;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The rules of every feature, by class (facts A1.9, A1.10); a class without rules takes what its types can hold.</summary>
internal static class FeatureRules
{
    private static readonly Dictionary<string, Action<FeatureCheck>> s_byClass = new(Names.Comparer)
    {
        [Msvm.Vlan] = check => VlanRules.Check(check.Setting, check.Options),
        [Msvm.Isolation] = IsolationRules.Check,
        [Msvm.Security] = SecurityRules.Check,
        [Msvm.Bandwidth] = BandwidthRules.CheckPort,
        [Msvm.SwitchBandwidth] = BandwidthRules.CheckSwitch,
        [Msvm.Offload] = OffloadRules.CheckPort,
        [Msvm.SwitchOffload] = OffloadRules.CheckSwitch,
        [Msvm.Acl] = AclRules.Check,
        [Msvm.ExtendedAcl] = ExtendedAclRules.Check,
        [Msvm.RoutingDomain] = RoutingDomainRules.Check,
        [Msvm.TeamMapping] = TeamMappingRules.Check,
        [Msvm.SwitchTeaming] = SwitchTeamingRules.Check,
    };

    /// <summary>Refuses a setting that the provider does not take.</summary>
    /// <param name="check">The setting and where it would be.</param>
    /// <exception cref="ProviderRefusal">It is not taken.</exception>
    public static void Check(FeatureCheck check)
    {
        if (s_byClass.TryGetValue(check.Setting.ClassName, out Action<FeatureCheck>? rules))
        {
            rules(check);
        }

        if (check.Options.RefuseVlanBesideIsolation && (check.Is(Msvm.Vlan) || check.Is(Msvm.Isolation)))
        {
            IsolationRules.CheckBothStores(check);
        }
    }
}
