using System.Collections.Generic;

namespace HyperVNetworking.Model;

/// <summary>The build numbers of the Windows Server versions that documents name, so that versions can be compared.</summary>
public static class ServerBuild
{
    /// <summary>The first build that knows the load balancing Dynamic: Windows Server 2012 R2 (facts B1.3).</summary>
    public const int Server2012R2 = 9600;

    private static readonly Dictionary<string, int> s_builds = new(Names.Comparer)
    {
        ["WindowsServer2012"] = 9200,
        ["WindowsServer2012R2"] = Server2012R2,
        ["WindowsServer2016"] = 14393,
        ["WindowsServer2019"] = 17763,
        ["WindowsServer2022"] = 20348,
        ["WindowsServer23H2"] = 25398,
        ["WindowsServer2025"] = 26100,
    };

    /// <summary>The build of a version.</summary>
    /// <param name="os">The version as documents name it (<see cref="HostState.OS"/>), with or without blanks.</param>
    /// <returns>The build; null if the version is unknown or no server.</returns>
    public static int? Of(string? os) => os is not null && s_builds.TryGetValue(os.Replace(" ", string.Empty), out int build) ? build : null;
}
