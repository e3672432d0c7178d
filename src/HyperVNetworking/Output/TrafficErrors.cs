using System.Globalization;
using System.Management.Automation;

namespace HyperVNetworking.Output;

/// <summary>The error records of what a row says of the traffic of hosts.</summary>
internal static class TrafficErrors
{
    public static ErrorRecord RowsDiffer(string team) => CommandErrors.Make(
        "TeamRowsDiffer",
        ErrorCategory.InvalidData,
        team,
        $"NIC team {team}: the rows give it different members or settings; nothing is changed.",
        "Give members and settings of a team once, on the command line, or the same in each row.");

    public static ErrorRecord VlanIdBlank(string team) => CommandErrors.Make(
        "VlanIdBlank",
        ErrorCategory.InvalidData,
        team,
        $"NIC team {team}: the VlanId of a row is blank; nothing is changed.",
        "Fill in the number; where the team NIC in default mode is meant, leave the VlanId out altogether.");

    public static ErrorRecord DestinationPrefixInvalid(string traffic, string prefix) => CommandErrors.Make(
        "DestinationPrefixInvalid",
        ErrorCategory.InvalidData,
        traffic,
        $"traffic class {traffic}: {prefix} is no subnet; nothing is changed.",
        "Give a subnet such as 192.0.2.0/24.");

    public static ErrorRecord AddressInvalid(string team, string? address, int? prefixLength) => CommandErrors.Make(
        "AddressInvalid",
        ErrorCategory.InvalidData,
        team,
        $"NIC team {team}: {(string.IsNullOrWhiteSpace(address) ? "(blank)" : address)} with prefix length {prefixLength?.ToString(CultureInfo.InvariantCulture) ?? "(blank)"} is no address of a host; nothing is changed.",
        "Give both -IPAddress and -PrefixLength, such as 192.0.2.10 and 24, or neither.");
}
