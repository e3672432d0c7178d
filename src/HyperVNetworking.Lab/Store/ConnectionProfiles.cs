using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>MSFT_NetConnectionProfile: one for each interface that the host speaks over. In the lab each meets the domain.</summary>
internal static class ConnectionProfiles
{
    private const int DomainAuthenticated = 2;

    /// <summary>The profiles of a host.</summary>
    /// <param name="host">The host.</param>
    /// <returns>The profiles.</returns>
    public static IEnumerable<CimRecord> Of(LabHost host) => AddressObjects.Active(host, Msvm.IPAddress)
        .GroupBy(a => a["InterfaceIndex"])
        .Select(a => host.Create(
            Msvm.ConnectionProfile,
            ("InstanceID", $"{{{StableGuid.From(host.Name, "profile", a.First().Text("InterfaceAlias")!).Text()}}}"),
            ("InterfaceAlias", a.First()["InterfaceAlias"]),
            ("InterfaceIndex", a.Key),
            ("Name", "lab.example"),
            ("NetworkCategory", DomainAuthenticated)));
}
