using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Which tenant every endpoint belongs to, as one number each: <see cref="TenantMembership"/> for a million endpoints.</summary>
internal sealed class TenantIndex
{
    /// <summary>The tenant of an endpoint that is in none.</summary>
    public const int Nobody = -1;

    private readonly NetworkPlaces _places;
    private readonly int[] _tenantOf;
    private readonly int[] _tenantOfMachine;
    private readonly HashSet<int> _withoutAdapter;
    private readonly List<(int Machine, int Tenant)> _furtherMachines = [];
    private readonly HashSet<(int Endpoint, int Tenant)> _further = [];
    private readonly List<string> _unknown = [];
    private readonly Lazy<(EndpointDirectory Directory, Dictionary<Endpoint, int> IndexOf)> _directory;
    private readonly Dictionary<string, int> _numbers = new(Names.Comparer);
    private int[]? _members;
    private int[]? _firstMember;

    /// <summary>Resolves the members of every tenant.</summary>
    /// <param name="requirement">The tenants.</param>
    /// <param name="places">The endpoints.</param>
    public TenantIndex(NetworkDocument requirement, NetworkPlaces places)
    {
        _places = places;
        _withoutAdapter = [.. places.WithoutAdapter];
        _tenantOf = new int[places.Count];
        _tenantOf.AsSpan().Fill(Nobody);
        _tenantOfMachine = new int[places.Machines.Count];
        _tenantOfMachine.AsSpan().Fill(Nobody);
        _directory = new(() => WholeDirectory(places, requirement.Fabric));
        Tenants.AddRange(requirement.Tenants.Select(t => new Row(t, IsTrafficClass: false)));
        var prefixes = new TenantPrefixes();
        int[][] found = MemberSearch.Of(requirement.Tenants, places.Machines);
        for (int t = 0; t < found.Length; t++)
        {
            AddMembers(requirement.Tenants[t].Members, found[t], t, prefixes);
        }

        prefixes.Match(places.Machines, AssignMachine);
        AssignEndpoints();
        foreach ((string pattern, int tenant) in prefixes.Unmatched)
        {
            NoteUnknown(pattern, tenant);
        }

        AddTraffic();
    }

    /// <summary>The tenants of the document, then the traffic classes that no tenant is named after.</summary>
    public List<Row> Tenants { get; } = [];

    /// <summary>The tenants that have a member which nobody knows.</summary>
    public HashSet<int> Incomplete { get; } = [];

    /// <summary>The member texts that mean nobody, as <c>tenant/member</c>.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    /// <summary>The endpoints that are in a second tenant.</summary>
    public IReadOnlyCollection<(int Endpoint, int Tenant)> Further => _further;

    /// <summary>The number of the tenant of that name, or <see cref="Nobody"/>.</summary>
    public int Find(string name) => _numbers.TryGetValue(name, out int tenant) ? tenant : Nobody;

    /// <summary>The first tenant of an endpoint, or <see cref="Nobody"/>.</summary>
    public int TenantOf(int endpoint) => _tenantOf[endpoint];

    /// <summary>The members of a tenant in directory order, but for those that are in an earlier one.</summary>
    public ArraySegment<int> MembersOf(int tenant)
    {
        if (_members is null)
        {
            Sort();
        }

        return new ArraySegment<int>(_members!, _firstMember![tenant], _firstMember[tenant + 1] - _firstMember[tenant]);
    }

    private static (EndpointDirectory Directory, Dictionary<Endpoint, int> IndexOf) WholeDirectory(NetworkPlaces places, Fabric fabric)
    {
        EndpointDirectory directory = EndpointDirectory.Build(places.Hosts, fabric);
        var indexOf = new Dictionary<Endpoint, int>();
        for (int e = 0; e < directory.Endpoints.Count; e++)
        {
            indexOf[directory.Endpoints[e]] = e;
        }

        return (directory, indexOf);
    }

    // By counting, not by comparing: two walks over the numbers.
    private void Sort()
    {
        _firstMember = new int[Tenants.Count + 2];
        foreach (int tenant in _tenantOf)
        {
            _firstMember[tenant + 2]++;
        }

        for (int t = 1; t < _firstMember.Length; t++)
        {
            _firstMember[t] += _firstMember[t - 1];
        }

        // One place further on while filling, so that every start is back in its place at the end.
        var next = (int[])_firstMember.Clone();
        _members = new int[_tenantOf.Length];
        for (int e = 0; e < _tenantOf.Length; e++)
        {
            _members[next[_tenantOf[e] + 1]++] = e;
        }

        Array.Copy(_firstMember, 1, _firstMember, 0, _firstMember.Length - 1);
    }

    private void AddMembers(ValueList<string> members, int[] machines, int tenant, TenantPrefixes prefixes)
    {
        for (int m = 0; m < machines.Length; m++)
        {
            if (machines[m] != MemberSearch.Pattern)
            {
                AddMachines(members, m, machines[m], tenant);
            }
            else if (!prefixes.TryAdd(members[m], tenant))
            {
                AddPattern(members[m], tenant);
            }
        }
    }

    private void AddMachines(ValueList<string> members, int member, int machine, int tenant)
    {
        bool any = false;
        for (; machine >= 0; machine = _places.Machines.Next(machine))
        {
            any |= AssignMachine(machine, tenant);
        }

        if (!any)
        {
            NoteUnknown(members[member], tenant);
        }
    }

    private void AddPattern(string member, int tenant)
    {
        IReadOnlyList<Endpoint> found = _directory.Value.Directory.Resolve(member);
        if (found.Count == 0)
        {
            NoteUnknown(member, tenant);
        }

        foreach (Endpoint endpoint in found)
        {
            Assign(_directory.Value.IndexOf[endpoint], tenant);
        }
    }

    private void NoteUnknown(string member, int tenant)
    {
        Incomplete.Add(tenant);
        _unknown.Add($"{Tenants[tenant].Tenant.Name}/{member}");
    }

    private bool AssignMachine(int machine, int tenant)
    {
        ref int first = ref _tenantOfMachine[machine];
        if (first == Nobody)
        {
            first = tenant;
        }
        else if (first != tenant)
        {
            _furtherMachines.Add((machine, tenant));
        }

        // A member VM without any adapter is no endpoint and yet no stranger.
        if (_withoutAdapter.Count == 0 || !_withoutAdapter.Contains(machine))
        {
            return true;
        }

        Incomplete.Add(tenant);
        return false;
    }

    // In the order of the endpoints, however the members are listed: memory is walked once, not jumped about in.
    private void AssignEndpoints()
    {
        for (int e = 0; e < _tenantOf.Length; e++)
        {
            if (_places.MachineOf(e) is int machine and >= 0 && _tenantOfMachine[machine] is int tenant and >= 0)
            {
                Assign(e, tenant);
            }
        }

        foreach ((int machine, int tenant) in _furtherMachines)
        {
            int end = _places.EndOf(machine);
            for (int e = _places.FirstEndpoint[machine]; e < end; e++)
            {
                Assign(e, tenant);
            }
        }
    }

    private void Assign(int endpoint, int tenant)
    {
        if (_tenantOf[endpoint] == Nobody)
        {
            _tenantOf[endpoint] = tenant;
        }
        else if (_tenantOf[endpoint] != tenant)
        {
            _further.Add((endpoint, tenant));
        }
    }

    private void AddTraffic()
    {
        for (int t = Tenants.Count - 1; t >= 0; t--)
        {
            _numbers[Tenants[t].Tenant.Name] = t;
        }

        foreach ((int endpoint, string traffic) in _places.Traffic)
        {
            if (!_numbers.TryGetValue(traffic, out int tenant))
            {
                _numbers.Add(traffic, tenant = Tenants.Count);
                Tenants.Add(new Row(new Tenant { Name = traffic, Members = [] }, IsTrafficClass: true));
            }

            Assign(endpoint, tenant);
        }
    }

    /// <summary>A tenant.</summary>
    /// <param name="Tenant">The tenant.</param>
    /// <param name="IsTrafficClass">Whether it is a traffic class of the hosts.</param>
    internal sealed record Row(Tenant Tenant, bool IsTrafficClass);
}
