namespace HyperVNetworking.Model;

/// <summary>How often LACP speaks (facts B1.1).</summary>
public enum LacpTimer
{
    /// <summary>Every 30 seconds.</summary>
    Slow = 0,

    /// <summary>Every second.</summary>
    Fast = 1,
}
