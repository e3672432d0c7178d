using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>Reads the isolation feature of a port, the second VLAN store (facts A1.9).</summary>
internal static class IsolationReader
{
    /// <summary>The isolation setting.</summary>
    /// <param name="features">All features of the port.</param>
    /// <param name="problem">What cannot be understood, as the end of a sentence that begins with the port; null if all is clear.</param>
    /// <returns>The setting; null if the port has none.</returns>
    public static IsolationSetting? Read(IEnumerable<CimRecord> features, out string? problem)
    {
        problem = null;
        CimRecord? isolation = features.FirstOrDefault(f => f.ClassName == VirtualizationNames.IsolationFeature);
        if (isolation is null)
        {
            return null;
        }

        var mode = (IsolationMode)(isolation.Number("IsolationMode") ?? 0);
        if (!Enum.IsDefined(typeof(IsolationMode), mode))
        {
            problem = $"has isolation mode {isolation.Number("IsolationMode")}, which is no known value";
            mode = IsolationMode.None;
        }

        return new IsolationSetting
        {
            Mode = mode,
            DefaultId = isolation.Number("DefaultIsolationId") ?? 0,
            AllowUntagged = isolation.Flag("AllowUntaggedTraffic") == true,
            MultiTenantStack = isolation.Flag("EnableMultiTenantStack") == true,
            RoutingDomains = features.Where(f => f.ClassName == VirtualizationNames.RoutingDomainFeature).Select(ReadDomain).ToValueList(),
        };
    }

    private static RoutingDomain ReadDomain(CimRecord domain) => new()
    {
        Name = domain.Text("RoutingDomainName") ?? string.Empty,
        Id = domain.Text("RoutingDomainGuid"),
        IsolationIds = (domain["IsolationIdList"] as uint[] ?? []).Select(id => (long)id).ToValueList(),
    };
}
