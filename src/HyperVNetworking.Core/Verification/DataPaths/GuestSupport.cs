namespace HyperVNetworking.Verification.DataPaths;

/// <summary>Whether a guest is one that Hyper-V supports, in the sense of seed 000: integration services run in it (field A21).</summary>
public enum GuestSupport
{
    /// <summary>Nobody can tell: the VM does not run, or the host did not say.</summary>
    Unknown,

    /// <summary>Integration services run: of Windows itself, or the third-party VSC of a Linux guest.</summary>
    Supported,

    /// <summary>They work and are older than the host's.</summary>
    Outdated,

    /// <summary>None are heard: not installed, or for this guest there are none.</summary>
    NotSupported,
}
