using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Drift;

namespace HyperVNetworking.Binding;

/// <summary>Hosts with the cables between them: what states say, completed by a document.</summary>
/// <param name="Hosts">The hosts; one that was expected and not read is incomplete.</param>
/// <param name="Fabric">The physical network.</param>
/// <param name="Tenants">The tenants.</param>
/// <param name="Findings">Where hosts differ from the document.</param>
internal sealed record NetworkState(ValueList<HostState> Hosts, Fabric Fabric, ValueList<Tenant> Tenants, ValueList<Finding> Findings)
{
    public static NetworkState Of(IReadOnlyList<HostState> states, NetworkDocument? document)
    {
        // Hosts come in the order of answering, and an answer is to be the same on every run.
        states = states.OrderBy(s => s.Name, Names.Comparer).ToArray();
        if (document is null)
        {
            return new NetworkState(states.ToValueList(), Fabric.Undescribed, [], []);
        }

        ExpectationResult expectation = HostExpectation.Merge(states, document);
        return new NetworkState(expectation.States, document.Fabric, document.Tenants, expectation.Findings);
    }
}
