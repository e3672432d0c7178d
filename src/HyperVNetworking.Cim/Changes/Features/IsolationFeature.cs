using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Changes.Features;

/// <summary>Writes the second VLAN store: the isolation feature of a port, and a feature for each routing domain (facts A1.9).</summary>
internal static class IsolationFeature
{
    /// <summary>A feature with that setting.</summary>
    /// <param name="feature">The feature as it is, or the template.</param>
    /// <param name="isolation">The setting; a port without one has no feature at all.</param>
    /// <returns>The feature.</returns>
    public static CimRecord With(CimRecord feature, IsolationSetting isolation) => feature.With(
        new CimField("IsolationMode", CimDataType.UInt32, (uint)isolation.Mode),
        new CimField("DefaultIsolationId", CimDataType.UInt32, (uint)isolation.DefaultId),
        new CimField("AllowUntaggedTraffic", CimDataType.Boolean, isolation.AllowUntagged),
        new CimField("EnableMultiTenantStack", CimDataType.Boolean, isolation.MultiTenantStack));

    /// <summary>A feature with that routing domain.</summary>
    /// <param name="feature">The feature as it is, or the template.</param>
    /// <param name="domain">The routing domain.</param>
    /// <returns>The feature; ids that were named keep no names, because the model has none.</returns>
    public static CimRecord With(CimRecord feature, RoutingDomain domain) => feature.With(
        new CimField("RoutingDomainName", CimDataType.String, domain.Name),
        new CimField("RoutingDomainGuid", CimDataType.String, domain.Id ?? string.Empty),
        new CimField("IsolationIdList", CimDataType.UInt32Array, domain.IsolationIds.Select(id => (uint)id).ToArray()),
        new CimField("IsolationIdNameList", CimDataType.StringArray, domain.IsolationIds.Select(_ => string.Empty).ToArray()));
}
