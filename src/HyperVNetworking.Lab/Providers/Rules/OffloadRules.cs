namespace HyperVNetworking.Lab;

/// <summary>The offload settings that the provider takes (facts A1.9, A1.10).</summary>
internal static class OffloadRules
{
    /// <summary>Refuses a port's setting that the provider does not take.</summary>
    /// <param name="check">The setting.</param>
    /// <exception cref="ProviderRefusal">It is not taken.</exception>
    public static void CheckPort(FeatureCheck check)
    {
        check.InRange("VMQOffloadWeight", 0, 100);
        check.InRange("IOVOffloadWeight", 0, 100);
        check.InRange("IOVQueuePairsRequested", 1, uint.MaxValue);
        check.InRange("VmmqQueuePairs", 1, uint.MaxValue);
        check.InRange("VrssMinQueuePairs", 1, uint.MaxValue);
        if (check.Setting.Number("IOVInterruptModeration") is not (null or 0 or 1 or 2 or 100 or 200 or 300))
        {
            throw FeatureCheck.Refuse($"IOVInterruptModeration {check.Setting.Number("IOVInterruptModeration")} is none of 0, 1, 2, 100, 200 and 300.");
        }
    }

    /// <summary>Refuses a switch's setting that the provider does not take.</summary>
    /// <param name="check">The setting.</param>
    /// <exception cref="ProviderRefusal">It is not taken.</exception>
    public static void CheckSwitch(FeatureCheck check)
    {
        foreach (string property in new[] { "DefaultQueueVmmqQueuePairs", "DefaultQueueVrssMinQueuePairs" })
        {
            if (check.Setting[property] is not null)
            {
                check.InRange(property, 1, uint.MaxValue);
            }
        }
    }
}
