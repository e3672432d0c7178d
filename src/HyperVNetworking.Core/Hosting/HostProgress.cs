namespace HyperVNetworking.Hosting;

/// <summary>How far the work on one host is.</summary>
/// <param name="ComputerName">The host.</param>
/// <param name="Activity">What is being done, as a short phrase.</param>
/// <param name="Done">Finished units.</param>
/// <param name="Total">All units; 0 if unknown.</param>
public sealed record HostProgress(string ComputerName, string Activity, int Done, int Total);
