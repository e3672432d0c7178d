namespace HyperVNetworking.Verification.Resilience;

/// <summary>What fails.</summary>
public enum FailureKind
{
    /// <summary>A physical NIC, with all NICs that a converged backend presents from its hardware port (site-rules F1).</summary>
    Nic,

    /// <summary>The cable of a NIC or of a server.</summary>
    Cable,

    /// <summary>A physical switch: every link to it goes down.</summary>
    Switch,

    /// <summary>A link between two physical switches; the links to the hosts stay up (site-rules G(j)).</summary>
    SwitchUplink,

    /// <summary>A member that leaves its NIC team or embedded team, while other NICs of its hardware port go on.</summary>
    TeamMember,

    /// <summary>A path that carries nothing while the host sees its link up, so that a team goes on sending into it (site-rules F2).</summary>
    DeadPath,

    /// <summary>A host.</summary>
    Host,
}
