using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Sections;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>The change of a step: the keys that each kind has, how they are read and written.</summary>
internal static class HostChangeSection
{
    private static readonly Dictionary<HostChangeKind, string[]> s_keys = new()
    {
        [HostChangeKind.CreateSwitch] = ["switch", "traffic"],
        [HostChangeKind.RemoveSwitch] = ["switch", "traffic"],
        [HostChangeKind.ConnectAdapter] = ["adapter", "from", "to"],
        [HostChangeKind.SetAdapterVlan] = ["adapter", "from", "to"],
        [HostChangeKind.SetAdapterIsolation] = ["adapter", "from", "to"],
        [HostChangeKind.SetAdapterSecurity] = ["adapter", "from", "to"],
        [HostChangeKind.SetAdapterBandwidth] = ["adapter", "from", "to"],
        [HostChangeKind.SetAdapterOffload] = ["adapter", "from", "to"],
        [HostChangeKind.AddHostAdapter] = ["adapter"],
        [HostChangeKind.RemoveHostAdapter] = ["adapter"],
        [HostChangeKind.SetUplinks] = ["switch", "from", "to"],
    };

    public static readonly IReadOnlyDictionary<HostChangeKind, string[]> Keys = s_keys.Concat(TeamChangeSection.Keys).Concat(QosChangeSection.Keys).ToDictionary(k => k.Key, k => k.Value);

    private static readonly VirtualSwitch s_noSwitch = new() { Name = string.Empty, Type = SwitchType.Private };
    private static readonly AdapterReference s_noAdapter = new() { VmName = string.Empty, AdapterName = string.Empty };
    private static readonly HostAdapter s_noHostAdapter = new() { Name = string.Empty, Switch = string.Empty };

    public static HostChange Read(ObjectReader o, HostChangeKind kind) => kind switch
    {
        HostChangeKind.CreateSwitch => new HostChange.CreateSwitch(Switch(o), o.Text("traffic")),
        HostChangeKind.RemoveSwitch => new HostChange.RemoveSwitch(Switch(o), o.Text("traffic")),
        HostChangeKind.ConnectAdapter => new HostChange.ConnectAdapter(Adapter(o), o.Text("from"), o.Text("to")),
        HostChangeKind.SetAdapterVlan => new HostChange.SetAdapterVlan(Adapter(o), Vlan(o, "from"), Vlan(o, "to")),
        HostChangeKind.SetAdapterIsolation => new HostChange.SetAdapterIsolation(Adapter(o), o.Object("from", IsolationSection.Read), o.Object("to", IsolationSection.Read)),
        HostChangeKind.SetAdapterSecurity => new HostChange.SetAdapterSecurity(Adapter(o), Security(o, "from"), Security(o, "to")),
        HostChangeKind.SetAdapterBandwidth => new HostChange.SetAdapterBandwidth(Adapter(o), Bandwidth(o, "from"), Bandwidth(o, "to")),
        HostChangeKind.SetAdapterOffload => new HostChange.SetAdapterOffload(Adapter(o), Offload(o, "from"), Offload(o, "to")),
        HostChangeKind.AddHostAdapter => new HostChange.AddHostAdapter(HostAdapter(o)),
        HostChangeKind.RemoveHostAdapter => new HostChange.RemoveHostAdapter(HostAdapter(o)),
        HostChangeKind.SetUplinks => new HostChange.SetUplinks(o.Name("switch"), o.RequiredNames("from"), o.RequiredNames("to")),
        _ => QosChangeSection.Read(o, kind) ?? TeamChangeSection.Read(o, kind),
    };

    public static (HostChangeKind Kind, ObjectBuilder Keys) Write(HostChange change) => change switch
    {
        HostChange.CreateSwitch c => (HostChangeKind.CreateSwitch, Switch(c.Switch, c.Traffic)),
        HostChange.RemoveSwitch c => (HostChangeKind.RemoveSwitch, Switch(c.Switch, c.Traffic)),
        HostChange.ConnectAdapter c => (HostChangeKind.ConnectAdapter, Adapter(c).Text("from", c.From).Text("to", c.To)),
        HostChange.SetAdapterVlan c => (HostChangeKind.SetAdapterVlan, FromTo(c, PortVlanSection.Write)),
        HostChange.SetAdapterIsolation c => (HostChangeKind.SetAdapterIsolation, FromTo(c, setting => setting is null ? null : IsolationSection.Write(setting))),
        HostChange.SetAdapterSecurity c => (HostChangeKind.SetAdapterSecurity, FromTo(c, AdapterSecuritySection.WriteUnlessDefault)),
        HostChange.SetAdapterBandwidth c => (HostChangeKind.SetAdapterBandwidth, FromTo(c, AdapterBandwidthSection.WriteUnlessDefault)),
        HostChange.SetAdapterOffload c => (HostChangeKind.SetAdapterOffload, FromTo(c, AdapterOffloadSection.WriteUnlessDefault)),
        HostChange.AddHostAdapter c => (HostChangeKind.AddHostAdapter, HostAdapter(c.Adapter)),
        HostChange.RemoveHostAdapter c => (HostChangeKind.RemoveHostAdapter, HostAdapter(c.Adapter)),
        HostChange.SetUplinks c => (HostChangeKind.SetUplinks, new ObjectBuilder()
            .Text("switch", c.Switch)
            .Add("from", ObjectBuilder.Names(c.From))
            .Add("to", ObjectBuilder.Names(c.To))),
        _ => TeamChangeSection.Write(change) ?? QosChangeSection.Write(change) ?? throw new NotSupportedException($"Plan documents do not know the change {change.GetType().Name}."),
    };

    private static VirtualSwitch Switch(ObjectReader o) => o.RequiredObject("switch", VirtualSwitchSection.Read, s_noSwitch);

    private static AdapterReference Adapter(ObjectReader o) => o.RequiredObject("adapter", AdapterReferenceSection.Read, s_noAdapter);

    private static HostAdapter HostAdapter(ObjectReader o) => o.RequiredObject("adapter", HostAdapterSection.Read, s_noHostAdapter);

    private static PortVlan Vlan(ObjectReader o, string key) => o.RequiredObject(key, PortVlanSection.Read, PortVlan.None);

    private static AdapterSecurity Security(ObjectReader o, string key) => o.Object(key, AdapterSecuritySection.Read) ?? AdapterSecurity.Default;

    private static AdapterBandwidth Bandwidth(ObjectReader o, string key) => o.Object(key, AdapterBandwidthSection.Read) ?? AdapterBandwidth.Default;

    private static AdapterOffload Offload(ObjectReader o, string key) => o.Object(key, AdapterOffloadSection.Read) ?? AdapterOffload.Default;

    private static ObjectBuilder Switch(VirtualSwitch virtualSwitch, string? traffic) =>
        new ObjectBuilder().Add("switch", VirtualSwitchSection.Write(virtualSwitch)).Text("traffic", traffic);

    private static ObjectBuilder Adapter(HostChange.AdapterChange change) =>
        new ObjectBuilder().Add("adapter", AdapterReferenceSection.Write(change.Adapter));

    private static ObjectBuilder HostAdapter(HostAdapter adapter) => new ObjectBuilder().Add("adapter", HostAdapterSection.Write(adapter));

    private static ObjectBuilder FromTo<T>(HostChange.SettingChange<T> change, Func<T, DocumentNode?> write) =>
        Adapter(change).Add("from", write(change.From)).Add("to", write(change.To));
}
