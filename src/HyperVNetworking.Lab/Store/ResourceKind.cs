using System.Collections.Generic;

namespace HyperVNetworking.Lab;

/// <summary>A kind of resource with its primordial pool, capabilities and templates (facts A0, A1.11).</summary>
/// <param name="ClassName">The class of its settings.</param>
/// <param name="Name">What its pool is called.</param>
/// <param name="Type">Its ResourceType.</param>
/// <param name="SubType">Its ResourceSubType; that of the emulated adapter is UNCONFIRMED (facts A1.4).</param>
/// <param name="Guid">The GUID of its pool and templates.</param>
internal sealed record ResourceKind(string ClassName, string Name, int Type, string SubType, string Guid)
{
    /// <summary>All kinds that networking needs.</summary>
    public static readonly IReadOnlyList<ResourceKind> All =
    [
        new(Msvm.Allocation, "Ethernet Connection", 33, "Microsoft:Hyper-V:Ethernet Connection", InstanceIds.EthernetConnectionPool),
        new(Msvm.SyntheticPortSettings, "Synthetic Ethernet Port", 10, "Microsoft:Hyper-V:Synthetic Ethernet Port", StableGuid.From("pool", Msvm.SyntheticPortSettings).Text()),
        new(Msvm.EmulatedPortSettings, "Emulated Ethernet Port", 10, "Microsoft:Hyper-V:Emulated Ethernet Port", StableGuid.From("pool", Msvm.EmulatedPortSettings).Text()),
    ];

    /// <summary>The InstanceID of its pool, and of its capabilities.</summary>
    public string PoolId => InstanceIds.Prefix + Guid;
}
