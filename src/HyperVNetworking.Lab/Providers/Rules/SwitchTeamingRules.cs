namespace HyperVNetworking.Lab;

/// <summary>Switch Embedded Teaming: SwitchIndependent only, HyperVPort or Dynamic (facts A1.10, B1.4).</summary>
internal static class SwitchTeamingRules
{
    /// <summary>Refuses a setting that the provider does not take.</summary>
    /// <param name="check">The setting.</param>
    /// <exception cref="ProviderRefusal">It is not taken.</exception>
    public static void Check(FeatureCheck check)
    {
        check.InRange("TeamingMode", 1, 1);
        check.InRange("LoadBalancingAlgorithm", 4, 5);
        if (check.SwitchSettings?.Flag("TeamingEnabled") != true)
        {
            throw FeatureCheck.Refuse($"Teaming needs a virtual switch with TeamingEnabled, and {check.Port} is not.");
        }
    }
}
