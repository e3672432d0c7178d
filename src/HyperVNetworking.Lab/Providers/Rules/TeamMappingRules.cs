namespace HyperVNetworking.Lab;

/// <summary>The mapping of a port to one NIC of a switch with Switch Embedded Teaming (facts A1.9, B1.4).</summary>
internal static class TeamMappingRules
{
    /// <summary>Refuses a mapping that the provider does not take.</summary>
    /// <param name="check">The mapping.</param>
    /// <exception cref="ProviderRefusal">It is not taken.</exception>
    public static void Check(FeatureCheck check)
    {
        if (string.IsNullOrEmpty(check.Setting.Text("NetAdapterName")) && string.IsNullOrEmpty(check.Setting.Text("NetAdapterDeviceId")))
        {
            throw FeatureCheck.Refuse("A team mapping needs a NetAdapterName or a NetAdapterDeviceId.");
        }

        if (check.SwitchSettings is { } settings && settings.Flag("TeamingEnabled") != true)
        {
            throw FeatureCheck.Refuse($"A team mapping needs a virtual switch with TeamingEnabled, and {settings.Text("ElementName")} is not.");
        }
    }
}
