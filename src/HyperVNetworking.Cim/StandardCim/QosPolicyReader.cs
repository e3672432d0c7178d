using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.StandardCim;

/// <summary>Reads the QoS policies of a host (facts B3).</summary>
internal static class QosPolicyReader
{
    private const long AnyNetwork = 7;
    private const long UsualPrecedence = 127;

    // What the model does not tell: whoever set one of these meant it.
    private static readonly string[] s_more =
    [
        "IPSrcPrefixMatchCondition", "IPPortMatchCondition", "IPSrcPortStartMatchCondition", "IPSrcPortEndMatchCondition", "NetDirectPortMatchCondition",
        "UserMatchCondition", "AppPathNameMatchCondition", "JobObjectMatchCondition", "URIMatchCondition", "ThrottleRateAction",
    ];

    // -1 is cleared (facts B3).
    private static readonly string[] s_marks = ["PriorityValue8021Action", "DSCPAction"];

    /// <summary>The policies.</summary>
    /// <param name="policies">The MSFT_NetQosPolicySettingData records.</param>
    /// <returns>The policies, by name.</returns>
    public static IEnumerable<QosPolicy> Read(IEnumerable<CimRecord> policies) =>
        policies.Where(p => p.Text("Name") is not null).Select(Read).OrderBy(p => p.Name, Names.Comparer);

    private static QosPolicy Read(CimRecord policy)
    {
        long? port = policy.Number("IPDstPortStartMatchCondition") is > 0 and long first ? first : null;
        long? weight = policy.Number("MinBandwidthWeightAction") is > 0 and long share ? share : null;
        return new QosPolicy
        {
            Name = policy.Text("Name")!,
            Template = Known<QosTemplate>(policy.Number("TemplateMatchCondition")),
            Protocol = Known<QosProtocol>(policy.Number("IPProtocolMatchCondition")),
            DestinationPort = (int?)port,
            DestinationPrefix = Blank(policy.Text("IPDstPrefixMatchCondition")),
            Weight = (int?)weight,
            HasMore = s_more.Any(name => IsSet(policy[name]))
                || s_marks.Any(name => policy.Number(name) is >= 0)
                || (policy.Number("IPDstPortEndMatchCondition") is > 0 and long last && last != port)
                || policy.Number("NetworkProfile") is > 0 and not AnyNetwork
                || policy.Number("Precedence") is >= 0 and not UsualPrecedence
                || policy.Number("TemplateMatchCondition") > (long)QosTemplate.Cluster,
        };
    }

    private static bool IsSet(object? value) => value switch
    {
        null => false,
        string text => text.Length > 0,
        IConvertible number => Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture) > 0,
        _ => true,
    };

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static T Known<T>(long? number)
        where T : struct, Enum => Enum.IsDefined(typeof(T), (int)(number ?? 0)) ? (T)Enum.ToObject(typeof(T), (int)(number ?? 0)) : default;
}
