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
internal static class ManagerReader
{
    private static readonly (string Service, HostManager Manager)[] s_managers =
    [
        ("NetworkATC", HostManager.NetworkAtc),
        ("SCVMMAgent", HostManager.Vmm),
        ("NcHostAgent", HostManager.NetworkController),
        ("SlbHostAgent", HostManager.NetworkController),
    ];

    /// <summary>The tools.</summary>
    public static IEnumerable<HostManager> Read(IReadOnlyList<CimRecord> services) => s_managers
        .Where(m => services.Any(s => Names.Same(s.Text("Name"), m.Service) && s.Text("State") == "Running"))
        .Select(m => m.Manager)
        .Distinct();
}
