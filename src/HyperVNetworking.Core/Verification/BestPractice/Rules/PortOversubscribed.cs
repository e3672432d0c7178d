using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>A backend guarantees the NICs of one hardware port more than is left of it when storage has its part (field.md B11).</summary>
internal sealed class PortOversubscribed() : BestPracticeRule(BestPracticeCodes.PortOversubscribed, FindingSeverity.Error, PracticeSources.CnaStorage)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Judge(HostState host, Fabric fabric) => host.HardwarePorts
        .Select(p => PortBandwidth.Of(host, p.Name)!)
        .Where(p => p.Guaranteed > p.ForNetworking)
        .Select(p => Broken(host, $"hardware port {p.Port.Name}", $"guarantees its NICs {Bits.PerSecond(p.Guaranteed)} together, and has {Bits.PerSecond(p.ForNetworking)} for them: {p}", "Lower the guarantees in the backend, or storage's part.", $"at most {Bits.PerSecond(p.ForNetworking)}", Bits.PerSecond(p.Guaranteed)));
}
