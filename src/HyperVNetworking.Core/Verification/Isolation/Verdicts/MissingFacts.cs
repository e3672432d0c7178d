using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The facts whose absence leaves a requirement Unproven (site-rules A3, B1).</summary>
internal static class MissingFacts
{
    /// <summary>What is missing of the hosts: any of them might hear anything, so it touches every requirement.</summary>
    public static IReadOnlyList<string> OfHosts(NetworkDocument requirement, IReadOnlyList<HostState> states, IsolationOptions options)
    {
        var missing = new List<string>();
        foreach (HostState state in states)
        {
            if (!state.Complete)
            {
                string error = string.IsNullOrWhiteSpace(state.Error) ? "no reason was given" : state.Error!.Trim().TrimEnd('.');
                missing.Add($"{state.Name} was not read: {error}.");
            }
            else if (options.MaxStateAge is TimeSpan limit && TooOld(state, limit, options.Now) is string age)
            {
                missing.Add(age);
            }
        }

        var given = new HashSet<string>(states.Select(s => s.Name), Names.Comparer);
        missing.AddRange(requirement.Hosts
            .Where(expected => !given.Contains(expected.Name))
            .Select(expected => $"{expected.Name} was not read: the document expects it and no state of it was given."));
        return missing;
    }

    /// <summary>What is missing of each tenant's own members.</summary>
    public static void AddOfTenants(IsolationCase isolationCase)
    {
        string[] twice = VmsOnTwoHosts(isolationCase.Hosts);
        string[] unknownMembers = UnknownMembers(isolationCase).ToArray();
        GraphEndpoint[] doubtful = isolationCase.Graph.Endpoints.Where(e => e.Doubt is not null).ToArray();
        foreach (JudgedTenant tenant in isolationCase.Tenants)
        {
            isolationCase.Options.CancellationToken.ThrowIfCancellationRequested();
            AddWithoutAdapter(isolationCase, tenant);
            foreach (string unknown in unknownMembers.Where(u => Names.Same(TenantPart(u, tenant.Name), tenant.Name)))
            {
                tenant.Missing.Add($"{unknown.Substring(tenant.Name.Length + 1)} of {tenant.Name} is on no host that was read and on no described port.");
            }

            // An emptied list must not turn a report green.
            if (tenant.Members.Count == 0 && tenant.Tenant.Members.Count == 0)
            {
                tenant.Missing.Add($"{tenant.Name} has no members, so there is nothing to prove.");
            }

            foreach (GraphEndpoint member in tenant.Places)
            {
                if (member.Endpoint.MachineId is string id && twice.Contains(id, Names.Comparer))
                {
                    tenant.Uncertain.Add(member.Index);
                    AddOnce(tenant.Missing, $"VM {member.Endpoint.Machine} of {tenant.Name} is on two hosts at once.");
                }

                if (member.Doubt is string doubt)
                {
                    tenant.Uncertain.Add(member.Index);
                    AddOnce(tenant.Missing, $"{member.Endpoint.Name} of {tenant.Name}: {doubt}.");
                }
            }

            AddOwners(isolationCase, tenant);
            AddNeighbours(isolationCase.Graph, doubtful, tenant);
        }
    }

    /// <summary>The member texts that nobody is known by; a VM without any adapter is known, though it is no endpoint.</summary>
    public static IEnumerable<string> UnknownMembers(IsolationCase isolationCase) => isolationCase.Membership.UnknownMembers
        .Where(u => !isolationCase.Tenants.Any(t => TenantPart(u, t.Name).Length > 0 && WithoutAdapter(isolationCase, u.Substring(t.Name.Length + 1)).Any()));

    /// <summary>The GUIDs of the VMs that are on more than one host.</summary>
    public static string[] VmsOnTwoHosts(IEnumerable<HostState> hosts) => hosts
        .SelectMany(h => h.Vms.Where(v => v.Id is not null).Select(v => (v.Id, Host: h.Name)))
        .GroupBy(v => v.Id!, Names.Comparer)
        .Where(g => g.Select(v => v.Host).Distinct(Names.Comparer).Skip(1).Any())
        .Select(g => g.Key)
        .ToArray();

    private static void AddWithoutAdapter(IsolationCase isolationCase, JudgedTenant tenant)
    {
        // A tenant may have a million members, and no VM is without an adapter.
        if (isolationCase.VmsWithoutAdapter.Count > 0)
        {
            tenant.WithoutAdapter.AddRange(tenant.Tenant.Members.SelectMany(text => WithoutAdapter(isolationCase, text)).Distinct());
        }
    }

    private static IEnumerable<(string Host, VirtualMachine Vm)> WithoutAdapter(IsolationCase isolationCase, string text)
    {
        var pattern = new NamePattern(text);
        return isolationCase.VmsWithoutAdapter.Where(p => pattern.IsMatch(p.Vm.Name) || pattern.IsMatch($"{p.Host}/{p.Vm.Name}"));
    }

    // A VM may move to each of its possible owners, and nobody can judge what nobody read (site-rules A4).
    private static void AddOwners(IsolationCase isolationCase, JudgedTenant tenant)
    {
        var untold = new HashSet<string>(isolationCase.Hosts.Where(h => h.IsUnread(HostFact.FailoverCluster)).Select(h => h.Name), Names.Comparer);
        foreach (GraphEndpoint member in tenant.Members.Where(m => m.Endpoint.Kind == EndpointKind.VmAdapter))
        {
            VirtualMachine vm = isolationCase.VmOf(member);
            if (vm.PossibleOwners.Count == 0 && untold.Contains(member.Endpoint.Host!))
            {
                AddOnce(tenant.Missing, $"VM {vm.Name} of {tenant.Name} may run elsewhere: {member.Endpoint.Host} did not tell its failover cluster.");
            }

            foreach (string owner in vm.PossibleOwners.Where(o => !isolationCase.WasRead(o)))
            {
                AddOnce(tenant.Missing, $"VM {vm.Name} of {tenant.Name} may run on {owner}, which was not read.");
            }
        }
    }

    // An adapter or switch whose behaviour is unknown may hear whatever it meets.
    private static void AddNeighbours(NetworkGraph graph, GraphEndpoint[] doubtful, JudgedTenant tenant)
    {
        // Where a tenant's frames go takes a walk for each: asked only where some doubt is to be met.
        if (doubtful.Length == 0 && !graph.Devices.Exists(d => d.Doubt is not null))
        {
            return;
        }

        var switches = new HashSet<GraphDevice>(tenant.Visited.Select(v => v.Device));
        foreach (string doubt in switches.OrderBy(d => d.Index).Select(d => d.Doubt).OfType<string>())
        {
            AddOnce(tenant.Missing, $"Frames of {tenant.Name} meet it: {doubt}.");
        }

        foreach (GraphEndpoint other in doubtful.Where(e => e.Ports[0].Device.Doubt is null && !tenant.MemberSet.Contains(e.Index)))
        {
            if (switches.Contains(other.Ports[0].Device))
            {
                tenant.Missing.Add($"{other.Endpoint.Name} is on {other.Ports[0].Device.Name}, which carries {tenant.Name}: {other.Doubt}.");
            }
        }
    }

    private static string TenantPart(string unknown, string tenant) =>
        unknown.Length > tenant.Length && unknown[tenant.Length] == '/' ? unknown.Substring(0, tenant.Length) : string.Empty;

    private static void AddOnce(List<string> list, string text)
    {
        if (!list.Contains(text))
        {
            list.Add(text);
        }
    }

    private static string? TooOld(HostState state, TimeSpan limit, DateTimeOffset now)
    {
        if (state.ReadAt is not DateTimeOffset readAt)
        {
            return $"The state of {state.Name} does not say when it was read.";
        }

        return now - readAt <= limit
            ? null
            : string.Format(CultureInfo.InvariantCulture, "{0} was read at {1:u}, longer ago than {2}.", state.Name, readAt.UtcDateTime, limit);
    }
}
