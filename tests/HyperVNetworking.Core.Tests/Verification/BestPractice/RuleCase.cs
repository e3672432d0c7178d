using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Verification.BestPractice;

/// <summary>One network that breaks a rule, and one that just does not, though it is much alike.</summary>
/// <param name="Breaks">What breaks it.</param>
/// <param name="Misses">What just misses it.</param>
internal sealed record RuleCase(ValueList<HostState> Breaks, ValueList<HostState> Misses)
{
    /// <summary>The physical network of both.</summary>
    public Fabric Fabric { get; init; } = Fabric.Undescribed;

    /// <summary>The physical network of what misses it, where it is the physical network that makes the difference.</summary>
    public Fabric? MissingFabric { get; init; }

    /// <summary>The same network with the fact left out that the rule needs; null where a rule needs none that may be missing.</summary>
    public HostState? Unknown { get; init; }

    public static RuleCase Of(HostState breaks, HostState misses) => new([breaks], [misses]);
}
