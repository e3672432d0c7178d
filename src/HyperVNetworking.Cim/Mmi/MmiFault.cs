using System.Globalization;
using HyperVNetworking.Cim.Faults;
using HyperVNetworking.Hosting;
using Microsoft.Management.Infrastructure;

namespace HyperVNetworking.Cim.Mmi;

/// <summary>MMI's errors in our words.</summary>
internal static class MmiFault
{
    /// <summary>The fault that an error means.</summary>
    /// <param name="computerName">The host.</param>
    /// <param name="what">What failed, as the start of a sentence.</param>
    /// <param name="error">The error.</param>
    /// <returns>The fault.</returns>
    public static HostFaultException Of(string computerName, string what, CimException error) =>
        new(computerName, MmiFaultKind.Of((int)error.NativeErrorCode, Codes(error)), $"{what}: {error.Message.Trim()}", error);

    /// <summary>Whether the host turned a call away because of a quota, before anything was done: it may be made again.</summary>
    /// <param name="error">The error.</param>
    /// <returns>True for what PowerShell's own CIM jobs wait and try again for (PowerShell/PowerShell, cimChildJobBase.cs).</returns>
    public static bool IsQuota(CimException error) =>
        error.NativeErrorCode == NativeErrorCode.ServerLimitsExceeded && ErrorCode(error) is uint code && WsManQuota.Contains(code);

    // The transport's code stands in MessageId, or only in the error's details.
    private static string? Codes(CimException error) =>
        ErrorCode(error) is uint code ? string.Format(CultureInfo.InvariantCulture, "{0} 0x{1:X8}", error.MessageId, code) : error.MessageId;

    private static uint? ErrorCode(CimException error) => error.ErrorData?.CimInstanceProperties["error_Code"]?.Value as uint?;
}
