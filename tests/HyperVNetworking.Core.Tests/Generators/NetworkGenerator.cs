using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Generators;

/// <summary>Random network documents that are right: whatever the reader must accept, in every combination of keys.</summary>
internal sealed class NetworkGenerator(Random random)
{
    private readonly NameGenerator _names = new(random);
    private readonly VlanGenerator _vlans = new(random);

    /// <summary>Documents for laws.</summary>
    public static Arbitrary<NetworkDocument> Documents { get; } =
        Gen.Choose(0, int.MaxValue).Select(seed => new NetworkGenerator(new Random(seed)).Document()).ToArbitrary();

    public NetworkDocument Document()
    {
        var fabric = new FabricGenerator(random, _names, _vlans);
        var hostGenerator = new HostGenerator(random, _names, _vlans, fabric.TakePort);
        HostState[] hosts = Enumerable.Range(0, random.Next(4)).Select(_ => hostGenerator.Host()).ToArray();
        Tenant[] tenants = Tenants(hosts, fabric.Fabric).ToArray();
        return new NetworkDocument
        {
            Tenants = tenants.ToValueList(),
            Allow = tenants.Length < 2 ? [] : [new AllowRule { From = tenants[0].Name, To = tenants[1].Name, Direction = random.Pick<AllowDirection>() }],
            Hosts = hosts.ToValueList(),
            Fabric = fabric.Fabric,
            Clusters = random.Flag() ? [] : [new ClusterGenerator(random, _names).Cluster()],
        };
    }

    private IEnumerable<Tenant> Tenants(HostState[] hosts, Fabric fabric)
    {
        string[] machines = hosts.SelectMany(h => h.Vms.Select(v => random.Flag() ? v.Name : $"{h.Name}/{v.Name}"))
            .Concat(fabric.Switches.SelectMany(s => s.Ports).Select(p => p.Attached).OfType<string>())
            .ToArray();
        int vlan = random.Next(2, 4000);
        for (int i = random.Next(4); i > 0; i--)
        {
            yield return new Tenant
            {
                Name = _names.Next("Tenant"),
                Vlan = random.Flag() ? new VlanId(vlan + i) : null,
                Members = machines.Length == 0 ? [] : Enumerable.Range(0, random.Next(4)).Select(_ => random.Pick(machines)).ToValueList(),
                Visibility = random.Pick<TenantVisibility>(),
                MembersMayCommunicate = random.MaybeFlag(),
                Layer3 = random.Pick<TenantLayer3>(),
                Storage = random.Pick<TenantStorage>(),
            };
        }
    }
}
