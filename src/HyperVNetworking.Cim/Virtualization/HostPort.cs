using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>Tells what is behind a host-side port: the class inside <c>HostResource</c> says it (facts A2.2, walk 4).</summary>
internal static class HostPort
{
    /// <summary>Whether a port allocation is the management OS's own.</summary>
    /// <param name="allocation">A port allocation.</param>
    /// <returns>True for an internal port.</returns>
    public static bool IsInternal(CimRecord allocation) => Resources(allocation).Any(r => r.ClassName == VirtualizationNames.ComputerSystem);

    /// <summary>The external ports behind a port allocation; several with Switch Embedded Teaming.</summary>
    /// <param name="allocation">A port allocation.</param>
    /// <returns>The DeviceIDs; none if it is no external port.</returns>
    public static IEnumerable<string> ExternalDevices(CimRecord allocation) =>
        Resources(allocation)
            .Where(r => r.ClassName is VirtualizationNames.ExternalPort or VirtualizationNames.WiFiPort)
            .Select(r => r["DeviceID"] ?? string.Empty);

    private static IEnumerable<CimPath> Resources(CimRecord allocation)
    {
        foreach (string text in allocation.Texts("HostResource"))
        {
            if (CimPath.TryParse(text, out CimPath? path))
            {
                yield return path!;
            }
        }
    }
}
