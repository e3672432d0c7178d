using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Changes.Features;

/// <summary>Writes security settings into the security feature of a port (facts A1.9); what the model does not know stays.</summary>
internal static class SecurityFeature
{
    /// <summary>A feature with those settings.</summary>
    /// <param name="feature">The feature as it is, or the template.</param>
    /// <param name="security">The settings.</param>
    /// <returns>The feature.</returns>
    public static CimRecord With(CimRecord feature, AdapterSecurity security) => feature.With(
        new CimField("AllowMacSpoofing", CimDataType.Boolean, security.MacSpoofing),
        new CimField("AllowTeaming", CimDataType.Boolean, security.GuestTeaming),
        new CimField("EnableDhcpGuard", CimDataType.Boolean, security.DhcpGuard),
        new CimField("EnableRouterGuard", CimDataType.Boolean, security.RouterGuard),
        new CimField("AllowIeeePriorityTag", CimDataType.Boolean, security.IeeePriorityTag),
        new CimField("MonitorMode", CimDataType.UInt8, (byte)security.Mirroring));
}
