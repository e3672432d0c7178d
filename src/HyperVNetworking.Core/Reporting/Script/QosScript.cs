using System.Collections.Generic;
using HyperVNetworking.Model;
using static HyperVNetworking.Reporting.PowerShellText;

namespace HyperVNetworking.Reporting;

/// <summary>The changes of QoS policies as the inbox cmdlets that make them (facts B3).</summary>
internal static class QosScript
{
    /// <summary>A change in PowerShell; null if it is no change of a QoS policy.</summary>
    public static ScriptedChange? Of(HostChange change, string host) => change switch
    {
        HostChange.AddQosPolicy c => Policy(c.Name, host, "absent", Describe(c.Policy.Weight), [$"New-NetQosPolicy -CimSession {Quote(host)} -Name {Quote(c.Name)}{Conditions(c.Policy)}{Weight(c.Policy.Weight)} -Confirm:$false | Out-Null"]),
        HostChange.RemoveQosPolicy c => Policy(c.Name, host, Describe(c.Policy.Weight), "absent", [$"{Find(c.Name, host)} | Remove-NetQosPolicy -Confirm:$false"]),
        HostChange.SetQosWeight c => Policy(c.Name, host, Describe(c.From), Describe(c.To), [$"{Find(c.Name, host)} | Set-NetQosPolicy{Weight(c.To ?? 0)} -Confirm:$false"]),
        _ => null,
    };

    private static ScriptedChange Policy(string name, string host, string from, string to, IReadOnlyList<string> commands) =>
        new(null, $"(Get-PlanQosPolicy {Quote(host)} {Quote(name)})", Quote(from), Quote(to), commands);

    private static string Find(string name, string host) => $"Find-PlanQosPolicy {Quote(host)} {Quote(name)}";

    private static string Describe(int? weight) => weight is int value ? Number(value) : "none";

    private static string Weight(int? weight) => weight is int value ? $" -MinBandwidthWeightAction {Number(value)}" : string.Empty;

    private static string Conditions(QosPolicy policy)
    {
        string template = policy.Template switch
        {
            QosTemplate.None => string.Empty,
            QosTemplate.Iscsi => " -iSCSI",
            QosTemplate.Fcoe => " -FCOE",
            QosTemplate.Smb => " -SMB",
            QosTemplate.Nfs => " -NFS",
            _ => $" -{policy.Template}",
        };
        string protocol = policy.Protocol == QosProtocol.None ? string.Empty : $" -IPProtocolMatchCondition {policy.Protocol.ToString().ToUpperInvariant().Replace("BOTH", "Both")}";
        string port = policy.DestinationPort is int number ? $" -IPDstPortMatchCondition {Number(number)}" : string.Empty;
        string prefix = policy.DestinationPrefix is null ? string.Empty : $" -IPDstPrefixMatchCondition {Quote(policy.DestinationPrefix)}";
        return template + protocol + port + prefix;
    }
}
