
namespace HyperVNetworking.Hosting.Cim;

/// <summary>What a CIM method answered.</summary>
/// <param name="ReturnValue">The return value: 0 done, 4096 a job was started, all else a failure (facts A3.4).</param>
/// <param name="Out">The out parameters.</param>
public sealed record CimMethodAnswer(uint ReturnValue, CimRecord Out);
