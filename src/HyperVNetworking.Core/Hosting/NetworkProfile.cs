namespace HyperVNetworking.Hosting;

/// <summary>The firewall profile that an interface of a host has (MSFT_NetConnectionProfile).</summary>
/// <param name="InterfaceAlias">The interface.</param>
/// <param name="IsDomain">Whether the host met its domain there. Remote management is open in the domain profile and need not be in any other (site-rules D10).</param>
public sealed record NetworkProfile(string InterfaceAlias, bool IsDomain);
