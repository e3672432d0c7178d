using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>MSFT_NetQosPolicySettingData: templates and single ports come as operation options; a template excludes other conditions (facts B3; error texts UNCONFIRMED).</summary>
internal static class QosPolicyProvider
{
    private const string Weight = "MinBandwidthWeightAction";
    private static readonly string[] s_conditions =
    [
        "IPProtocolMatchCondition", "IPSrcPrefixMatchCondition", "IPDstPrefixMatchCondition", "IPPortMatchCondition", "NetDirectPortMatchCondition",
        "UserMatchCondition", "AppPathNameMatchCondition", "JobObjectMatchCondition", "URIMatchCondition",
    ];

    // The names of the switches of New-NetQosPolicy, by the number of the template.
    private static readonly string[] s_templates = ["Default", "iSCSI", "FCOE", "SMB", "NFS", "LiveMigration", "Cluster"];

    /// <summary>CreateInstance.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The policy.</returns>
    public static CimRecord Create(InstanceCall call)
    {
        LabHost host = call.Host;
        string name = call.NeedText("Name");
        if (host.Store.Of(Msvm.QosPolicy).Any(p => Names.Same(p.Text("Name"), name)))
        {
            throw host.Fault.AlreadyExists($"the QoS policy {name} exists.");
        }

        int[] templates = [.. Enumerable.Range(0, s_templates.Length).Where(i => call.TryOption(s_templates[i], out bool given) && given).Select(i => i + 1)];
        bool hasPort = call.TryOption("IPDstPortMatchCondition", out ushort port);
        bool hasCondition = hasPort || s_conditions.Any(call.Given.ContainsKey);
        if (templates.Length > 1 || (templates.Length == 1) == hasCondition)
        {
            throw host.Fault.InvalidParameter($"the QoS policy {name} needs one template, or conditions.");
        }

        if (call.Given.TryGetValue(Weight, out object? weight) && (byte)weight is < 1 or > 100)
        {
            throw host.Fault.InvalidParameter($"{Weight} {weight} is not within 1 to 100.");
        }

        if (templates.Contains((int)QosTemplate.Fcoe) && !call.Given.ContainsKey("PriorityValue8021Action"))
        {
            throw host.Fault.InvalidParameter("a policy for FCoE needs PriorityValue8021Action.");
        }

        return Keep(host, name, call.Given.Select(g => (g.Key, (object?)g.Value)), templates.FirstOrDefault(), hasPort ? port : null);
    }

    /// <summary>ModifyInstance: actions, above all the weight; 0 takes it away.</summary>
    /// <param name="call">The call.</param>
    /// <param name="policy">The policy.</param>
    public static void Modify(InstanceCall call, CimRecord policy)
    {
        if (call.Given.TryGetValue(Weight, out object? weight) && (byte)weight > 100)
        {
            throw call.Host.Fault.InvalidParameter($"{Weight} {weight} is not within 0 to 100.");
        }

        call.Host.Store.Put(call.Host.With(policy, [.. call.Given.Where(g => g.Key != "InstanceID").Select(g => (g.Key, (object?)g.Value))]));
    }

    /// <summary>Adds a policy that a document describes.</summary>
    /// <param name="host">The host.</param>
    /// <param name="policy">The policy.</param>
    public static void Add(LabHost host, QosPolicy policy) => Keep(
        host,
        policy.Name,
        [
            ("IPProtocolMatchCondition", policy.Protocol == QosProtocol.None ? null : (uint)policy.Protocol),
            ("IPDstPrefixMatchCondition", policy.DestinationPrefix),
            (Weight, policy.Weight),
            ("UserMatchCondition", policy.HasMore ? "somebody" : null),
        ],
        (int)policy.Template,
        (ushort?)policy.DestinationPort);

    private static CimRecord Keep(LabHost host, string name, IEnumerable<(string, object?)> values, int template, ushort? port) => host.Add(
        Msvm.QosPolicy,
        [
            ("InstanceID", $@"{name}\{host.Name}"),
            ("NetworkProfile", 7),
            ("Precedence", 127),
            .. values.Where(v => v.Item1 != "Name"),
            ("Name", name),
            ("TemplateMatchCondition", template),
            ("IPDstPortStartMatchCondition", port),
            ("IPDstPortEndMatchCondition", port),
        ]);
}
