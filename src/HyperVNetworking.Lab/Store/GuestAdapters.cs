using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>How the guest's adapters are configured (facts A1.13): by DHCP until somebody sets them. The form of their InstanceID is UNCONFIRMED.</summary>
internal static class GuestAdapters
{
    private const string Prefix = @"Microsoft:GuestNetwork\";
    private const int MostGateways = 5;

    /// <summary>The configurations of all adapters of live VMs.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Those that were set, and DHCP for the others.</returns>
    public static IEnumerable<CimRecord> All(LabHost host) =>
        Adapters(host).Select(a => host.Store.Find(Msvm.GuestAdapter, IdOf(a)) ?? host.Create(
            Msvm.GuestAdapter,
            ("InstanceID", IdOf(a)),
            ("ProtocolIFType", 4096),
            ("DHCPEnabled", true),
            ("IPAddresses", System.Array.Empty<string>()),
            ("Subnets", System.Array.Empty<string>()),
            ("DefaultGateways", System.Array.Empty<string>()),
            ("DNSServers", System.Array.Empty<string>())));

    /// <summary>Adapters with the configuration in the guest.</summary>
    /// <param name="host">The host.</param>
    /// <returns>Adapter and configuration.</returns>
    public static IEnumerable<(CimPath First, CimPath Second)> Pairs(LabHost host) =>
        Adapters(host).Select(a => (host.PathOf(a), host.PathOf(Msvm.GuestAdapter, IdOf(a))));

    /// <summary>Forgets the configuration of an adapter that goes.</summary>
    /// <param name="host">The host.</param>
    /// <param name="adapter">The adapter.</param>
    public static void RemoveOf(LabHost host, CimRecord adapter)
    {
        if (host.Store.Find(Msvm.GuestAdapter, IdOf(adapter)) is CimRecord kept)
        {
            host.Store.Remove(kept);
        }
    }

    /// <summary>SetGuestNetworkAdapterConfiguration: the guest must run and answer.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Nothing.</returns>
    public static ProviderResult Set(ProviderCall call)
    {
        LabHost host = call.Host;
        CimRecord vm = call.NeedInstance("ComputerSystem");
        string guid = vm.Text("Name")!;
        CimRecord? heartbeat = host.Instances(Msvm.Heartbeat).FirstOrDefault(h => Names.Same(h.Text("SystemName"), guid));
        if (heartbeat is null || !RuntimeObjects.Running(host).Contains(guid) || !IntegrationComponent.Answers(heartbeat))
        {
            throw new ProviderRefusal(ProviderRefusal.InvalidState, "The guest does not answer.");
        }

        var own = new HashSet<string>(Adapters(host).Where(a => Names.Same(InstanceIds.Owner(a.Text("InstanceID")!), guid)).Select(IdOf), Names.Comparer);
        foreach (CimRecord given in call.NeedEmbedded("NetworkConfiguration", Msvm.GuestAdapter))
        {
            if (given.Text("InstanceID") is not string id || !own.Contains(id))
            {
                throw Refuse($"InstanceID {given.Text("InstanceID")} is no adapter of the VM.");
            }

            Check(given);
            host.Store.Put(host.Create(Msvm.GuestAdapter, [.. given.Fields.Select(f => (f.Name, f.Value))]));
        }

        return ProviderResult.Done;
    }

    private static void Check(CimRecord given)
    {
        if (given.Flag("DHCPEnabled") is null)
        {
            throw Refuse("DHCPEnabled must be given.");
        }

        if (given.Number("ProtocolIFType") is not (null or 4096 or 4097 or 4098))
        {
            throw Refuse($"ProtocolIFType {given.Number("ProtocolIFType")} is none of 4096 to 4098.");
        }

        if (given.Texts("IPAddresses").Count != given.Texts("Subnets").Count || given.Texts("DefaultGateways").Count > MostGateways)
        {
            throw Refuse("Each address needs its subnet, and there are at most 5 gateways.");
        }
    }

    private static IEnumerable<CimRecord> Adapters(LabHost host) =>
        SettingAssociations.Live(host, Msvm.SyntheticPortSettings, Msvm.EmulatedPortSettings)
            .Where(a => host.Store.Find(host.SystemPathOf(InstanceIds.Owner(a.Text("InstanceID")!))) is not null);

    private static string IdOf(CimRecord adapter) => Prefix + adapter.Text("InstanceID")!.Substring(InstanceIds.Prefix.Length);

    private static ProviderRefusal Refuse(string message) => new(ProviderRefusal.InvalidParameter, message);
}
