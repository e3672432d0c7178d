using System;
using System.Globalization;
using System.Text.RegularExpressions;
using HyperVNetworking.Hosting;

namespace HyperVNetworking.Cim.Faults;

/// <summary>Tells from an MMI error what a caller can do about it; knows numbers only, so that it needs no MMI (facts C1, A3.4).</summary>
internal static class MmiFaultKind
{
    private const uint WsManFacility = 0x8033;

    /// <summary>The kind of an error.</summary>
    /// <param name="nativeErrorCode">MMI's NativeErrorCode.</param>
    /// <param name="codes">MMI's MessageId, which carries the HRESULT of a transport error, such as <c>HRESULT 0x80070005</c>, with the code of the error's details.</param>
    /// <returns>The kind.</returns>
    public static HostFaultKind Of(int nativeErrorCode, string? codes) => nativeErrorCode switch
    {
        2 => HostFaultKind.AccessDenied,
        3 or 5 or 6 or 16 or 17 => HostFaultKind.NotFound,
        4 or 12 or 13 or 15 => HostFaultKind.InvalidParameter,
        7 or 14 => HostFaultKind.NotSupported,
        8 or 9 or 10 or 11 or 20 => HostFaultKind.InvalidState,
        27 => HostFaultKind.Busy,
        28 => HostFaultKind.Unreachable,
        _ => OfHResult(codes),
    };

    private static HostFaultKind OfHResult(string? codes)
    {
        Match match = Regex.Match(codes ?? string.Empty, "0x([0-9A-Fa-f]{8})", RegexOptions.CultureInvariant);
        if (!match.Success)
        {
            return HostFaultKind.Failed;
        }

        uint result = uint.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return result switch
        {
            0x80070005 or 0x80041003 => HostFaultKind.AccessDenied,
            0x80070057 or 0x80041008 => HostFaultKind.InvalidParameter,
            0x80041002 or 0x8004100E or 0x80041010 => HostFaultKind.NotFound,
            0x80338029 => HostFaultKind.Timeout,
            0x800706BA or 0x800706BE => HostFaultKind.Unreachable,
            _ when WsManQuota.Contains(result) => HostFaultKind.Busy,
            _ => result >> 16 == WsManFacility ? HostFaultKind.Unreachable : HostFaultKind.Failed,
        };
    }
}
