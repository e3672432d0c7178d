using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Changes.Features;

/// <summary>Writes weights into the offload feature of a port (facts A1.9); practically every port has one, and the rest of it stays.</summary>
internal static class OffloadFeature
{
    /// <summary>A feature with those weights.</summary>
    /// <param name="feature">The feature as it is, or the template.</param>
    /// <param name="offload">The weights.</param>
    /// <returns>The feature.</returns>
    public static CimRecord With(CimRecord feature, AdapterOffload offload) => feature.With(
        new CimField("VMQOffloadWeight", CimDataType.UInt32, (uint)offload.VmqWeight),
        new CimField("IOVOffloadWeight", CimDataType.UInt32, (uint)offload.SriovWeight));
}
