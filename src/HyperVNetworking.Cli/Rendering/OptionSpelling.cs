using System.Text.RegularExpressions;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>The engine's advice names the cmdlets' parameters; here the same things are options.</summary>
internal static class OptionSpelling
{
    private static readonly Regex s_parameter = new(@"(?<=[\s(])-(?<name>AllowManagementPathChange|AllowDisconnect|Adopt|MaxHostPerCluster|AllowRenumber|VlanRange|ReservedVlan|UplinkNic)\b");
    private static readonly Regex s_word = new("(?<=[a-z])(?=[A-Z])");

    /// <summary>The message with <c>-UplinkNic</c> and its like written as <c>--uplink-nic</c>.</summary>
    public static string Of(string message) =>
        s_parameter.Replace(message, m => "--" + s_word.Replace(m.Groups["name"].Value, "-").ToLowerInvariant());
}
