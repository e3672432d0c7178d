namespace HyperVNetworking.Reporting;

/// <summary>A point of a diagram.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
internal readonly record struct Place(double X, double Y);
