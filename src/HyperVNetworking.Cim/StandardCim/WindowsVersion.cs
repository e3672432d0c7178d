using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Cim.StandardCim;

/// <summary>Names the Windows version of a host by its build number; the caption is localised.</summary>
internal static class WindowsVersion
{
    private const long Workstation = 1;

    private static readonly (int Build, string Server, string Client)[] s_versions =
    [
        (26100, "WindowsServer2025", "Windows11"),
        (25398, "WindowsServer23H2", "Windows11"),
        (22000, "WindowsServer2022", "Windows11"),
        (20348, "WindowsServer2022", "Windows10"),
        (17763, "WindowsServer2019", "Windows10"),
        (14393, "WindowsServer2016", "Windows10"),
        (9600, "WindowsServer2012R2", "Windows8.1"),
        (9200, "WindowsServer2012", "Windows8"),
    ];

    /// <summary>The name.</summary>
    /// <param name="systems">The Win32_OperatingSystem records: one, or none where the class is absent.</param>
    /// <returns>Such as <c>WindowsServer2019</c>; null if unknown.</returns>
    public static string? Name(IEnumerable<CimRecord> systems)
    {
        CimRecord? system = systems.FirstOrDefault();
        if (!int.TryParse(system?.Text("BuildNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out int build))
        {
            return null;
        }

        (int _, string server, string client) = s_versions.FirstOrDefault(v => build >= v.Build);
        return system!.Number("ProductType") == Workstation ? client : server;
    }
}
