namespace HyperVNetworking.Model;

/// <summary>How large teams can be, and where (facts B1.3 and B1.4; Microsoft's NIC Teaming and Switch Embedded Teaming pages). The one source of these numbers.</summary>
public static class TeamLimits
{
    /// <summary>The most members of an LBFO team.</summary>
    public const int Members = 32;

    /// <summary>The most team NICs of an LBFO team.</summary>
    public const int TeamNics = 32;

    /// <summary>The most members of a virtual switch with Switch Embedded Teaming (SET).</summary>
    public const int EmbeddedMembers = 8;

    /// <summary>The members of a team inside a guest: larger ones can be made and are not supported.</summary>
    public const int GuestMembers = 2;

    /// <summary>The first build of Windows Server that has SET: Windows Server 2016.</summary>
    public const int FirstBuildWithEmbedded = 14393;

    /// <summary>The first build that refuses a virtual switch on an LBFO team unless it is overridden: Windows Server 2022.</summary>
    public const int FirstBuildWithoutTeamUplink = 20348;

    /// <summary>The first build that refuses a virtual switch on an LBFO team, overridden or not: Windows Server 2025.</summary>
    public const int FirstBuildWithoutOverride = 26100;
}
