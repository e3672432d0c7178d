using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>A tenant with its endpoints in the graph, what its frames do, and whom it may be heard by.</summary>
internal sealed class JudgedTenant
{
    private readonly NetworkGraph _graph;
    private readonly Dictionary<string, FrameWalk> _walks = [];
    private readonly Dictionary<string, FrameWalk> _strictWalks = [];

    /// <summary>Resolves a tenant in the graph and walks from its members, once for all that send alike.</summary>
    public JudgedTenant(TenantMembership.Entry entry, NetworkGraph graph, IReadOnlyDictionary<Endpoint, GraphEndpoint> placeOf)
    {
        _graph = graph;
        Tenant = entry.Tenant;
        IsTrafficClass = entry.IsTrafficClass;
        Members = entry.Members.Select(m => placeOf[m]).ToArray();
        var present = new HashSet<GraphEndpoint>(Members);
        Places = Members.Concat(graph.Endpoints.Where(e => e.Original is not null && present.Contains(e.Original))).ToArray();
        MemberSet = [.. Places.Select(m => m.Index)];
        Permitted = [.. MemberSet];
        foreach (GraphEndpoint member in Places)
        {
            if (!_walks.ContainsKey(member.Likeness))
            {
                var walk = FrameWalk.From(graph, member);
                _walks.Add(member.Likeness, walk);
                Senders.Add((member, walk));
                Visited.UnionWith(walk.Visited);
            }
        }
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
    public List<(GraphEndpoint Sender, FrameWalk Walk)> Senders { get; } = [];

    /// <summary>The devices that its frames were in, with the class there.</summary>
    public HashSet<(GraphDevice Device, int FrameClass)> Visited { get; } = [];

    /// <summary>The VLAN that it should have: the one it asks for, else the one that most of its members have.</summary>
    public int Vlan { get; set; }

    /// <summary>What is not known about it.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>The members of which nobody can say where they are or what they do: no violation rests on them.</summary>
    public HashSet<int> Uncertain { get; } = [];

    /// <summary>The walk of a member.</summary>
    public FrameWalk WalkOf(GraphEndpoint member) => _walks[member.Likeness];

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
