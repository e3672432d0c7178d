namespace HyperVNetworking.Lab;

/// <summary>The access control entries that the provider takes; a port may have many (facts A1.9).</summary>
internal static class AclRules
{
    /// <summary>Refuses an entry that the provider does not take.</summary>
    /// <param name="check">The entry.</param>
    /// <exception cref="ProviderRefusal">It is not taken.</exception>
    public static void Check(FeatureCheck check)
    {
        // The longest prefix of a MAC, IPv4 and IPv6 address.
        long bits = check.InRange("AclType", 1, 3) switch { 1 => 48, 2 => 32, _ => 128 };
        check.InRange("Action", 1, 3);
        check.InRange("Applicability", 1, 2);
        check.InRange("Direction", 1, 2);
        check.InRange("LocalAddressPrefixLength", 0, bits);
        check.InRange("RemoteAddressPrefixLength", 0, bits);
    }
}
