namespace HyperVNetworking.Lab;

/// <summary>The security settings that the provider takes (facts A1.9).</summary>
internal static class SecurityRules
{
    /// <summary>Refuses a setting that the provider does not take.</summary>
    /// <param name="check">The setting.</param>
    /// <exception cref="ProviderRefusal">It is not taken.</exception>
    public static void Check(FeatureCheck check)
    {
        // 0 none, 1 destination, 2 source.
        check.InRange("MonitorMode", 0, 2);
    }
}
