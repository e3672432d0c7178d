using System.Collections.Generic;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Sections;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>The changes of QoS policies: the keys that each kind has, how they are read and written.</summary>
internal static class QosChangeSection
{
    public static readonly IReadOnlyDictionary<HostChangeKind, string[]> Keys = new Dictionary<HostChangeKind, string[]>
    {
        [HostChangeKind.AddQosPolicy] = ["policy"],
        [HostChangeKind.RemoveQosPolicy] = ["policy"],
        [HostChangeKind.SetQosWeight] = ["name", "from", "to"],
    };

    private static readonly QosPolicy s_noPolicy = new() { Name = string.Empty };

    /// <summary>The change of a kind; null if it is none of a QoS policy.</summary>
    public static HostChange? Read(ObjectReader o, HostChangeKind kind) => kind switch
    {
        HostChangeKind.AddQosPolicy => new HostChange.AddQosPolicy(Policy(o)),
        HostChangeKind.RemoveQosPolicy => new HostChange.RemoveQosPolicy(Policy(o)),
        HostChangeKind.SetQosWeight => new HostChange.SetQosWeight(o.Name("name"), Weight(o, "from"), Weight(o, "to")),
        _ => null,
    };

    /// <summary>The kind and keys of a change; null if it is none of a QoS policy.</summary>
    public static (HostChangeKind Kind, ObjectBuilder Keys)? Write(HostChange change) => change switch
    {
        HostChange.AddQosPolicy c => (HostChangeKind.AddQosPolicy, new ObjectBuilder().Add("policy", QosPolicySection.Write(c.Policy))),
        HostChange.RemoveQosPolicy c => (HostChangeKind.RemoveQosPolicy, new ObjectBuilder().Add("policy", QosPolicySection.Write(c.Policy))),
        HostChange.SetQosWeight c => (HostChangeKind.SetQosWeight, new ObjectBuilder().Text("name", c.Name).Number("from", c.From).Number("to", c.To)),
        _ => null,
    };

    private static QosPolicy Policy(ObjectReader o) => o.RequiredObject("policy", QosPolicySection.Read, s_noPolicy);

    private static int? Weight(ObjectReader o, string key) => (int?)o.Number(key, 1, 100);
}
