using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>A tenant with its endpoints in the graph, what its frames do, and whom it may be heard by.</summary>
internal sealed class JudgedTenant
{
    private readonly NetworkGraph _graph;
    private readonly Func<int> _vlan;
    private readonly Dictionary<string, FrameWalk> _walks = [];
    private readonly Lazy<IReadOnlyList<(GraphEndpoint Sender, FrameWalk Walk)>> _senders;
    private readonly Lazy<HashSet<(GraphDevice Device, int FrameClass)>> _visited;
    private readonly Dictionary<string, FrameWalk> _strictWalks = [];

    /// <summary>Resolves a tenant in the graph. Walks begin when they are asked for, once for all members that send alike.</summary>
    public JudgedTenant(TenantMembership.Entry entry, NetworkGraph graph, IReadOnlyDictionary<Endpoint, GraphEndpoint> placeOf, Func<int> vlan)
    {
        _vlan = vlan;
        _graph = graph;
        Tenant = entry.Tenant;
        IsTrafficClass = entry.IsTrafficClass;
        Members = entry.Members.Select(m => placeOf[m]).ToArray();
        Places = Members.Concat(Members.SelectMany(m => m.PossiblePlaces).OrderBy(m => m.Index)).ToArray();
        MemberSet = [.. Places.Select(m => m.Index)];
        Permitted = [.. MemberSet];
        _senders = new(() => Places.GroupBy(m => m.Likeness, (_, alike) => alike.First()).Select(m => (m, WalkOf(m))).ToArray());
        _visited = new(() => [.. Senders.SelectMany(s => s.Walk.Visited)]);
    }

    /// <summary>The tenant.</summary>
    public Tenant Tenant { get; }

    /// <summary>Its name.</summary>
    public string Name => Tenant.Name;

    /// <summary>Whether it is a traffic class of the hosts.</summary>
    public bool IsTrafficClass { get; }

    /// <summary>Its endpoints.</summary>
    public IReadOnlyList<GraphEndpoint> Members { get; }

    /// <summary>Its endpoints, and after them the same ones where their VMs may move to (site-rules A4).</summary>
    public IReadOnlyList<GraphEndpoint> Places { get; }

    /// <summary>Its VMs without any network adapter, by host: nobody hears them, and they hear nobody.</summary>
    public List<(string Host, VirtualMachine Vm)> WithoutAdapter { get; } = [];

    /// <summary>The indexes of its endpoints in every place.</summary>
    public HashSet<int> MemberSet { get; }

    /// <summary>The indexes of the endpoints that may hear it: its own and those of allow rules.</summary>
    public HashSet<int> Permitted { get; }

    /// <summary>One member for all that send alike, with its walk.</summary>
    public IReadOnlyList<(GraphEndpoint Sender, FrameWalk Walk)> Senders => _senders.Value;

    /// <summary>The devices that its frames were in, with the class there.</summary>
    public HashSet<(GraphDevice Device, int FrameClass)> Visited => _visited.Value;

    /// <summary>The VLAN that it should have: the one it asks for, else the one that most of its members have.</summary>
    public int Vlan => _vlan();

    /// <summary>What is not known about it.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>The members of which nobody can say where they are or what they do: no violation rests on them.</summary>
    public HashSet<int> Uncertain { get; } = [];

    /// <summary>The walk of a member.</summary>
    public FrameWalk WalkOf(GraphEndpoint member)
    {
        if (!_walks.TryGetValue(member.Likeness, out FrameWalk? walk))
        {
            walk = FrameWalk.From(_graph, member);
            _walks.Add(member.Likeness, walk);
        }

        return walk;
    }

    /// <summary>The walk of a member that rests on no assumption.</summary>
    public FrameWalk StrictWalkOf(GraphEndpoint member)
    {
        if (!_strictWalks.TryGetValue(member.Likeness, out FrameWalk? walk))
        {
            _strictWalks.Add(member.Likeness, walk = FrameWalk.From(_graph, member, Reading.Must));
        }

        return walk;
    }

    /// <summary>The tenant's VLAN as people read it.</summary>
    public string DescribeVlan() => $"tenant {Name} is {(Vlan > 0 ? $"VLAN {Vlan}" : "untagged")}";
}
