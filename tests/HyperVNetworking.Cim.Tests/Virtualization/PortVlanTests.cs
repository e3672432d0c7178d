using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Cim.Changes.Features;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Virtualization;

public sealed class PortVlanTests
{
    private const string Allocation = @"Microsoft:VM\NIC\C";

    private static readonly Gen<VlanId> s_id = Gen.Choose(1, 4094).Select(n => new VlanId(n));
    private static readonly Gen<VlanSet> s_set = s_id.ListOf().Select(VlanSet.Of);

    private static readonly Gen<PortVlan> s_vlan = Gen.OneOf(
        Gen.Constant(PortVlan.None),
        s_id.Select(PortVlan (id) => new PortVlan.Access(id)),
        s_id.Zip(s_set, PortVlan (native, allowed) => new PortVlan.Trunk(native, allowed)),
        s_set.Select(PortVlan (allowed) => new PortVlan.Trunk(null, allowed)),
        s_id.Zip(s_id, PortVlan (primary, secondary) => new PortVlan.Isolated(primary, secondary)),
        s_id.Zip(s_id, PortVlan (primary, secondary) => new PortVlan.Community(primary, secondary)),
        s_id.Zip(s_set, PortVlan (primary, secondaries) => new PortVlan.Promiscuous(primary, secondaries)));

    public static TheoryData<string, (string Name, object? Value)[]> Senseless => new()
    {
        { "OperationMode 1, AccessVlanId 4095", [("OperationMode", 1u), ("AccessVlanId", (ushort)4095)] },
        { "OperationMode 2, NativeVlanId 5000", [("OperationMode", 2u), ("NativeVlanId", (ushort)5000)] },
        { "OperationMode 3, PrimaryVlanId 10", [("OperationMode", 3u), ("PrimaryVlanId", (ushort)10)] },
        { "OperationMode 3, PvlanMode 1, PrimaryVlanId 10", [("OperationMode", 3u), ("PvlanMode", 1u), ("PrimaryVlanId", (ushort)10)] },
        { "OperationMode 3, PvlanMode 3", [("OperationMode", 3u), ("PvlanMode", 3u)] },
        { "OperationMode 7", [("OperationMode", 7u)] },
    };

    [Fact]
    public void Whatever_is_written_over_any_older_setting_is_read_back_from_the_embedded_text() =>
        Prop.ForAll(s_vlan.Zip(s_vlan).ToArbitrary(), ((PortVlan Old, PortVlan New) pair) =>
        {
            CimRecord old = VlanFeature.With(Records.Vlan(Allocation), pair.Old);
            string text = CimXml.Write(VlanFeature.With(old, pair.New));
            return CimXml.TryRead(text, out CimRecord? read, out _)
                && PortVlanReader.Read(read, out string? problem) == pair.New
                && problem is null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Everything_of_another_mode_is_reset_because_a_Modify_keeps_what_it_does_not_name()
    {
        CimRecord promiscuous = VlanFeature.With(Records.Vlan(Allocation), new PortVlan.Promiscuous(new VlanId(10), VlanSet.Of(11, 12)));

        CimRecord access = VlanFeature.With(promiscuous, new PortVlan.Access(new VlanId(2)));

        Assert.Equal(1, access.Number("OperationMode"));
        Assert.Equal(2, access.Number("AccessVlanId"));
        Assert.All(new[] { "NativeVlanId", "PvlanMode", "PrimaryVlanId", "SecondaryVlanId" }, name => Assert.Equal(0, access.Number(name)));
        Assert.All(new[] { "TrunkVlanIdArray", "PruneVlanIdArray", "SecondaryVlanIdArray" }, name => Assert.Empty(Assert.IsType<ushort[]>(access[name])));
        Assert.Equal(CimDataType.UInt32, access.Field("OperationMode")!.Type);
        Assert.Equal(CimDataType.UInt32, access.Field("PvlanMode")!.Type);
        Assert.Equal(CimDataType.UInt16, access.Field("AccessVlanId")!.Type);
    }

    [Fact]
    public void No_feature_is_untagged_and_so_are_mode_0_and_access_0()
    {
        Assert.Equal(PortVlan.None, PortVlanReader.Read(null, out string? none));
        Assert.Equal(PortVlan.None, PortVlanReader.Read(Records.Vlan(Allocation, ("OperationMode", 0u), ("AccessVlanId", (ushort)5)), out string? mode0));
        Assert.Equal(PortVlan.None, PortVlanReader.Read(Records.Access(Allocation, 0), out string? access0));
        Assert.All(new[] { none, mode0, access0 }, Assert.Null);
    }

    [Fact]
    public void A_trunk_allows_its_list_without_the_pruned_ids_and_without_ids_that_no_frame_can_have()
    {
        CimRecord trunk = Records.Vlan(
            Allocation,
            ("OperationMode", 2u),
            ("NativeVlanId", (ushort)0),
            ("TrunkVlanIdArray", new ushort[] { 0, 1, 2, 3, 10, 4095 }),
            ("PruneVlanIdArray", new ushort[] { 3 }));

        Assert.Equal(new PortVlan.Trunk(null, VlanSet.Of(1, 2, 10)), PortVlanReader.Read(trunk, out string? problem));
        Assert.Null(problem);
    }

    [Theory]
    [MemberData(nameof(Senseless))]
    public void A_setting_that_makes_no_sense_is_reported_with_its_numbers_and_does_not_crash(string numbers, (string Name, object? Value)[] fields)
    {
        PortVlan vlan = PortVlanReader.Read(Records.Vlan(Allocation, fields), out string? problem);

        Assert.Equal(PortVlan.None, vlan);
        Assert.Equal($"has a VLAN setting that makes no sense ({numbers})", problem);
    }
}
