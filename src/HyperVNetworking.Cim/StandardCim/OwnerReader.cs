using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.StandardCim;

/// <summary>
/// Tells from its services which tools set a host's network. A service that is stopped sets nothing. The names are those by which
/// microsoft/SdnDiagnostics (NetworkAtc), Microsoft's guide to SDN troubleshooting (NcHostAgent, SlbHostAgent) and tests of VMM
/// deployments (SCVMMAgent) ask; none was seen on a host here.
/// </summary>
internal static class OwnerReader
{
    private static readonly (string Service, NetworkOwner Owner)[] s_owners =
    [
        ("NetworkATC", NetworkOwner.NetworkAtc),
        ("SCVMMAgent", NetworkOwner.Vmm),
        ("NcHostAgent", NetworkOwner.NetworkController),
        ("SlbHostAgent", NetworkOwner.NetworkController),
    ];

    /// <summary>The tools.</summary>
    public static IEnumerable<NetworkOwner> Read(IReadOnlyList<CimRecord> services) => s_owners
        .Where(o => services.Any(s => Names.Same(s.Text("Name"), o.Service) && s.Text("State") == "Running"))
        .Select(o => o.Owner)
        .Distinct();
}
