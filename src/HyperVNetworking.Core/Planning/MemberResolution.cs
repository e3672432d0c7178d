using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Stage 1: which VM adapters and servers each tenant has, and whether they can be planned for at all.</summary>
internal static class MemberResolution
{
    public static void Run(PlanDraft draft)
    {
        HostState[] states = draft.Hosts.Select(h => h.State).ToArray();
        EndpointDirectory directory = EndpointDirectory.Build(states, draft.Document.Fabric);
        var hosts = new Dictionary<string, HostDraft>(Names.Comparer);
        foreach (HostDraft host in draft.Hosts)
        {
            hosts[host.Name] = host;
        }

        var ports = new ServerPorts(draft.Document.Fabric);
        var owners = new Dictionary<Endpoint, string>();
        foreach (Tenant tenant in draft.Document.Tenants)
        {
            var planned = new TenantDraft(tenant);
            draft.Tenants.Add(planned);
            foreach (Endpoint endpoint in Endpoints(draft, tenant, directory, hosts))
            {
                if (owners.TryGetValue(endpoint, out string? other))
                {
                    draft.Refuse(
                        "MemberOfTwoTenants",
                        $"{endpoint.Describe()} is a member of tenant {other} and of tenant {tenant.Name}: one adapter has one VLAN; leave it in one of them, or give the VM an adapter for each.",
                        endpoint.Host,
                        tenant.Name);
                    continue;
                }

                owners[endpoint] = tenant.Name;
                Add(planned, endpoint, hosts, ports);
            }

            AddHostAdapters(planned, states);
            CheckHosts(draft, planned);
            CheckVisibility(draft, planned);
            CheckIsolationSettings(draft, planned);
        }

        foreach (MemberDraft member in draft.Tenants.SelectMany(t => t.Members))
        {
            member.Host.Members.Add(member);
        }
    }

    private static IEnumerable<Endpoint> Endpoints(PlanDraft draft, Tenant tenant, EndpointDirectory directory, Dictionary<string, HostDraft> hosts)
    {
        var seen = new HashSet<Endpoint>();
        foreach (string member in tenant.Members)
        {
            IReadOnlyList<Endpoint> found = directory.Resolve(member);
            if (found.Count == 0)
            {
                draft.Refuse(
                    "MemberUnknown",
                    $"Tenant {tenant.Name}: no VM with a network adapter on the hosts that were read and no server in the fabric is called {member}; correct the name, or read the host that the VM runs on.",
                    tenant: tenant.Name);
            }
            else if (IsAmbiguous(draft, tenant, member, found, hosts))
            {
                continue;
            }

            foreach (Endpoint endpoint in found.Where(seen.Add))
            {
                yield return endpoint;
            }
        }
    }

    private static bool IsAmbiguous(PlanDraft draft, Tenant tenant, string member, IReadOnlyList<Endpoint> found, Dictionary<string, HostDraft> hosts)
    {
        if (member.IndexOf('/') < 0
            && !new NamePattern(member).HasWildcard
            && found.Select(e => (e.Host, e.MachineIndex)).Distinct().Count() > 1)
        {
            draft.Refuse(
                "MemberAmbiguous",
                $"Tenant {tenant.Name}: {member} means {Sentence.List(found.Select(e => e.Describe()))}; write Host/VM for the one that is meant, or list them all.",
                tenant: tenant.Name);
            return true;
        }

        Endpoint[] several = member.Count(c => c == '/') >= 2
            ? []
            : found.Where(e => e.Kind == EndpointKind.VmAdapter && hosts[e.Host!].State.Vms[e.MachineIndex].Adapters.Count > 1).ToArray();
        foreach (IGrouping<(string? Host, int MachineIndex), Endpoint> vm in several.GroupBy(e => (e.Host, e.MachineIndex)))
        {
            Endpoint first = vm.First();
            draft.Refuse(
                "AdapterAmbiguous",
                $"Tenant {tenant.Name}: VM {first.Machine} on host {first.Host} has {vm.Count()} network adapters and {member} names none; write {first.Host}/{first.Machine}/ and the adapter's name.",
                first.Host,
                tenant.Name);
        }

        return several.Length > 0;
    }

    private static void Add(TenantDraft tenant, Endpoint endpoint, Dictionary<string, HostDraft> hosts, ServerPorts ports)
    {
        if (endpoint.Kind == EndpointKind.Server)
        {
            tenant.Servers.Add(endpoint.Machine!);
            tenant.Fixed.AddRange(ports.VlansOf(endpoint.Machine!));
            tenant.FixedPrivate.AddRange(ports.PrivateVlansOf(endpoint.Machine!));
        }
        else if (endpoint.Kind == EndpointKind.VmAdapter)
        {
            HostDraft host = hosts[endpoint.Host!];
            VirtualMachine vm = host.State.Vms[endpoint.MachineIndex];
            tenant.Members.Add(new MemberDraft(tenant, host, vm, vm.Adapters[endpoint.AdapterIndex], endpoint.Name));
        }
    }

    // A traffic class of the hosts that bears the tenant's name belongs to the tenant (design section 5).
    private static void AddHostAdapters(TenantDraft tenant, HostState[] states) =>
        tenant.Fixed.AddRange(
            from state in states
            from adapter in state.HostAdapters
            where Names.Same(adapter.Traffic, tenant.Name) && adapter.Vlan is PortVlan.Access
            select new FixedVlan(((PortVlan.Access)adapter.Vlan).Id, $"host adapter {state.Name}/vEthernet ({adapter.Name}) is {adapter.Vlan}"));

    private static void CheckHosts(PlanDraft draft, TenantDraft tenant)
    {
        foreach (HostDraft host in tenant.Hosts.Where(h => !h.State.Complete))
        {
            draft.Refuse(
                "HostNotRead",
                $"Host {host.Name} has members of tenant {tenant.Name} and was not read whole ({host.State.Error ?? "no reason given"}); nothing is planned on guesses: make it reachable and plan again.",
                host.Name,
                tenant.Name);
        }
    }

    private static void CheckVisibility(PlanDraft draft, TenantDraft tenant)
    {
        if (!tenant.IsHostOnly)
        {
            return;
        }

        string[] hosts = tenant.Hosts.Select(h => h.Name).ToArray();
        if (tenant.Servers.Count > 0)
        {
            draft.Refuse(
                "HostOnlyWithServer",
                $"Tenant {tenant.Name} is HostOnly, so no frame of it may leave its host, and {Sentence.List(tenant.Servers.Select(s => $"server {s}"))} can be reached in no other way; drop the server from its members or make its visibility Fabric.",
                tenant: tenant.Name);
        }

        if (hosts.Length > 1)
        {
            draft.Refuse(
                "HostOnlyOnSeveralHosts",
                $"Tenant {tenant.Name} is HostOnly, so no frame of it may leave its host, but its members run on hosts {Sentence.List(hosts)} and could not hear each other; move them to one host, make a tenant for each host, or make its visibility Fabric.",
                tenant: tenant.Name);
        }
    }

    // The second VLAN store rules beside the first; a plan that sets only the first would claim what the port does not do.
    private static void CheckIsolationSettings(PlanDraft draft, TenantDraft tenant)
    {
        foreach (MemberDraft member in tenant.Members.Where(m => m.Adapter.Isolation is { Mode: not IsolationMode.None }))
        {
            draft.Refuse(
                "IsolationSettingInTheWay",
                $"Tenant {tenant.Name}: VM {member.Name} on host {member.Host.Name} has an isolation setting ({member.Adapter.Isolation!.Mode}, default id {member.Adapter.Isolation.DefaultId}), a second VLAN store that this plan does not change; remove it (Set-VMNetworkAdapterIsolation -IsolationMode None) or whatever manages it.",
                member.Host.Name,
                tenant.Name);
        }
    }
}
