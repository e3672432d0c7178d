using System.Collections.Generic;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Sections;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A step of a plan. Its change is told by <c>change</c> and stands in the same object: what, where and why at one glance.</summary>
internal static class PlanStepSection
{
    public static readonly WordTable<StepRisk> Risk = new();

    public static readonly WordTable<HostChangeKind> Kinds = new();

    public static readonly KeyTable AdapterKeys = new("adapterReference", "an adapter of a step", "vm", "vmId", "name", "id");

    public static readonly KeyTableByWord<HostChangeKind> Keys = new("a step", "change", Kinds, new Dictionary<HostChangeKind, KeyTable>
    {
        [HostChangeKind.CreateSwitch] = TableOf("stepCreateSwitch", "CreateSwitch", "switch", "traffic"),
        [HostChangeKind.RemoveSwitch] = TableOf("stepRemoveSwitch", "RemoveSwitch", "switch", "traffic"),
        [HostChangeKind.ConnectAdapter] = TableOf("stepConnectAdapter", "ConnectAdapter", "adapter", "from", "to"),
        [HostChangeKind.SetAdapterVlan] = TableOf("stepSetAdapterVlan", "SetAdapterVlan", "adapter", "from", "to"),
        [HostChangeKind.SetHostAdapterVlan] = TableOf("stepSetHostAdapterVlan", "SetHostAdapterVlan", "adapter", "switch", "from", "to"),
    });

    private static readonly VirtualSwitch s_noSwitch = new() { Name = string.Empty, Type = SwitchType.Private };

    private static readonly AdapterReference s_noAdapter = new() { VmName = string.Empty, AdapterName = string.Empty };

    public static PlanStep? Read(DocumentNode node, ReadContext context) => Keys.Open(node, context) is not var (o, kind) ? null : new PlanStep
    {
        Number = o.RequiredInt("number", min: 1),
        Host = o.Name("host"),
        Change = ReadChange(o, kind),
        Reason = o.RequiredText("reason"),
        Risk = o.Word("risk", Risk, StepRisk.None),
    };

    public static DocumentNode Write(PlanStep step) => new ObjectBuilder()
        .Number("number", step.Number)
        .Text("host", step.Host)
        .Add(WriteChange(step.Change))
        .Text("reason", step.Reason)
        .Word("risk", Risk, step.Risk, unless: StepRisk.None)
        .Build();

    private static HostChange ReadChange(ObjectReader o, HostChangeKind kind) => kind switch
    {
        HostChangeKind.CreateSwitch => new HostChange.CreateSwitch(o.RequiredObject("switch", VirtualSwitchSection.Read, s_noSwitch), o.Text("traffic")),
        HostChangeKind.RemoveSwitch => new HostChange.RemoveSwitch(o.RequiredObject("switch", VirtualSwitchSection.Read, s_noSwitch), o.Text("traffic")),
        HostChangeKind.ConnectAdapter => new HostChange.ConnectAdapter(o.RequiredObject("adapter", ReadAdapter, s_noAdapter), o.Text("from"), o.Text("to")),
        HostChangeKind.SetAdapterVlan => new HostChange.SetAdapterVlan(o.RequiredObject("adapter", ReadAdapter, s_noAdapter), ReadVlan(o, "from"), ReadVlan(o, "to")),
        _ => new HostChange.SetHostAdapterVlan(o.Name("adapter"), o.Name("switch"), ReadVlan(o, "from"), ReadVlan(o, "to")),
    };

    private static DocumentNode WriteChange(HostChange change)
    {
        var o = new ObjectBuilder();
        return (change switch
        {
            HostChange.CreateSwitch create => o.Word("change", Kinds, HostChangeKind.CreateSwitch)
                .Add("switch", VirtualSwitchSection.Write(create.Switch))
                .Text("traffic", create.Traffic),
            HostChange.RemoveSwitch remove => o.Word("change", Kinds, HostChangeKind.RemoveSwitch)
                .Add("switch", VirtualSwitchSection.Write(remove.Switch))
                .Text("traffic", remove.Traffic),
            HostChange.ConnectAdapter connect => o.Word("change", Kinds, HostChangeKind.ConnectAdapter)
                .Add("adapter", WriteAdapter(connect.Adapter))
                .Text("from", connect.From)
                .Text("to", connect.To),
            HostChange.SetAdapterVlan set => o.Word("change", Kinds, HostChangeKind.SetAdapterVlan)
                .Add("adapter", WriteAdapter(set.Adapter))
                .Add("from", PortVlanSection.Write(set.From))
                .Add("to", PortVlanSection.Write(set.To)),
            HostChange.SetHostAdapterVlan set => o.Word("change", Kinds, HostChangeKind.SetHostAdapterVlan)
                .Text("adapter", set.Adapter)
                .Text("switch", set.Switch)
                .Add("from", PortVlanSection.Write(set.From))
                .Add("to", PortVlanSection.Write(set.To)),
            _ => throw new System.NotSupportedException($"Plan documents do not know the change {change.GetType().Name}."),
        }).Build();
    }

    private static AdapterReference? ReadAdapter(DocumentNode node, ReadContext context) => ObjectReader.Open(node, AdapterKeys, context) is not { } o ? null : new AdapterReference
    {
        VmName = o.Name("vm"),
        VmId = o.Text("vmId"),
        AdapterName = o.RequiredText("name"),
        AdapterId = o.Text("id"),
    };

    private static DocumentNode WriteAdapter(AdapterReference adapter) => new ObjectBuilder()
        .Text("vm", adapter.VmName)
        .Text("vmId", adapter.VmId)
        .Text("name", adapter.AdapterName)
        .Text("id", adapter.AdapterId)
        .Build();

    private static PortVlan ReadVlan(ObjectReader o, string key) => o.RequiredObject(key, PortVlanSection.Read, PortVlan.None);

    private static KeyTable TableOf(string name, string change, params string[] keys) =>
        new(name, $"a step with change {change}", ["number", "host", "change", .. keys, "reason", "risk"]);
}
