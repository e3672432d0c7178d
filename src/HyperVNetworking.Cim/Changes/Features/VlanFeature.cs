using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Changes.Features;

/// <summary>Writes a VLAN setting into the VLAN feature of a port (facts A5).</summary>
internal static class VlanFeature
{
    private const uint Access = 1;
    private const uint Trunk = 2;
    private const uint Private = 3;

    /// <summary>A feature with that setting: everything that belongs to another mode is reset, and the lists are written out, because the provider keeps what a Modify leaves out.</summary>
    /// <param name="feature">The feature as it is, or the template.</param>
    /// <param name="vlan">The setting; an untagged port has no feature at all.</param>
    /// <returns>The feature.</returns>
    public static CimRecord With(CimRecord feature, PortVlan vlan) => vlan switch
    {
        PortVlan.Access access => Write(feature, Access, access: access.Id),
        PortVlan.Trunk trunk => Write(feature, Trunk, native: trunk.Native, allowed: trunk.Allowed),
        PortVlan.Isolated isolated => Write(feature, Private, privateMode: 1, primary: isolated.Primary, secondary: isolated.Secondary),
        PortVlan.Community community => Write(feature, Private, privateMode: 2, primary: community.Primary, secondary: community.Secondary),
        PortVlan.Promiscuous promiscuous => Write(feature, Private, privateMode: 3, primary: promiscuous.Primary, secondaries: promiscuous.Secondaries),
        _ => Write(feature, 0),
    };

    private static CimRecord Write(
        CimRecord feature,
        uint mode,
        VlanId? access = null,
        VlanId? native = null,
        VlanSet? allowed = null,
        uint privateMode = 0,
        VlanId? primary = null,
        VlanId? secondary = null,
        VlanSet? secondaries = null) => feature.With(
            new CimField("OperationMode", CimDataType.UInt32, mode),
            Number("AccessVlanId", access),
            Number("NativeVlanId", native),
            List("TrunkVlanIdArray", allowed),
            List("PruneVlanIdArray", null),
            new CimField("PvlanMode", CimDataType.UInt32, privateMode),
            Number("PrimaryVlanId", primary),
            Number("SecondaryVlanId", secondary),
            List("SecondaryVlanIdArray", secondaries));

    private static CimField Number(string name, VlanId? id) => new(name, CimDataType.UInt16, (ushort)(id?.Value ?? 0));

    private static CimField List(string name, VlanSet? ids) =>
        new(name, CimDataType.UInt16Array, (ids ?? VlanSet.Empty).Select(id => (ushort)id.Value).ToArray());
}
