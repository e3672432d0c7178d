using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The VLAN settings that the provider takes (facts A1.9, A5).</summary>
internal static class VlanRules
{
    /// <summary>Refuses a setting that the provider does not take.</summary>
    /// <param name="setting">The whole setting as it would be kept.</param>
    /// <param name="options">The lab's choices.</param>
    /// <exception cref="ProviderRefusal">It is not taken.</exception>
    public static void Check(CimRecord setting, LabOptions options)
    {
        switch (setting.Number("OperationMode"))
        {
            case 0:
                break;
            case 1:
                Valid("AccessVlanId", setting.Number("AccessVlanId"));
                break;
            case 2:
                CheckTrunk(setting, options);
                break;
            case 3:
                CheckPrivate(setting, options);
                break;
            default:
                throw Refuse($"OperationMode {setting.Number("OperationMode")} is none of 0 to 3.");
        }
    }

    private static void CheckTrunk(CimRecord setting, LabOptions options)
    {
        long native = setting.Number("NativeVlanId") ?? 0;
        if (native != 0)
        {
            Valid("NativeVlanId", native);
        }

        ushort[] allowed = Ids(setting, "TrunkVlanIdArray");
        if (options.RefuseNativeOutsideAllowed && native != 0 && !allowed.Contains((ushort)native))
        {
            throw Refuse($"NativeVlanId {native} is not in TrunkVlanIdArray.");
        }

        Ids(setting, "PruneVlanIdArray");
    }

    private static void CheckPrivate(CimRecord setting, LabOptions options)
    {
        long primary = Valid("PrimaryVlanId", setting.Number("PrimaryVlanId"));
        long? mode = setting.Number("PvlanMode");
        if (mode is < 1 or > 3 or null)
        {
            throw Refuse($"PvlanMode {mode} is none of 1 to 3.");
        }

        long[] secondaries = mode == 3
            ? [.. Ids(setting, "SecondaryVlanIdArray").Select(id => (long)id)]
            : [Valid("SecondaryVlanId", setting.Number("SecondaryVlanId"))];
        if (secondaries.Length == 0)
        {
            throw Refuse("SecondaryVlanIdArray of a promiscuous port is empty.");
        }

        if (options.RefuseEqualPrimaryAndSecondary && secondaries.Contains(primary))
        {
            throw Refuse($"PrimaryVlanId {primary} is also a secondary VLAN.");
        }
    }

    private static ushort[] Ids(CimRecord setting, string name)
    {
        ushort[] ids = setting[name] as ushort[] ?? [];
        foreach (ushort id in ids)
        {
            Valid(name, id);
        }

        return ids;
    }

    private static long Valid(string name, long? id) =>
        id is long value && VlanId.IsValid(value) ? value : throw Refuse($"{name} {id} is not from 1 to 4094.");

    private static ProviderRefusal Refuse(string message) => new(ProviderRefusal.InvalidParameter, message);
}
