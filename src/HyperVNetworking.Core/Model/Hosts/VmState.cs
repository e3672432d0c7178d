namespace HyperVNetworking.Model;

/// <summary>Whether a VM runs (facts A1.1, EnabledState).</summary>
public enum VmState
{
    /// <summary>Running: its adapters are live switch ports.</summary>
    Running,

    /// <summary>Off.</summary>
    Off,

    /// <summary>Saved; the provider may refuse changes (site-rules D8).</summary>
    Saved,

    /// <summary>Paused.</summary>
    Paused,
}
