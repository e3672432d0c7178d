using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>A port of a virtual switch with a VM's or the host's adapter on it: the send and hear table of design 6, over both VLAN stores (site-rules B1).</summary>
internal sealed class AdapterRule : PortRule
{
    private readonly PortVlan _vlan;
    private readonly IsolationSetting? _isolation;
    private readonly FrameClasses _tagged;
    private readonly (FrameClasses Sends, FrameClasses Hears) _may;
    private readonly (FrameClasses Sends, FrameClasses Hears) _must;

    /// <summary>Reads both stores.</summary>
    /// <param name="vlan">The VLAN setting.</param>
    /// <param name="isolation">The isolation setting, if there is one.</param>
    public AdapterRule(PortVlan vlan, IsolationSetting? isolation)
    {
        _vlan = vlan;
        _isolation = isolation is { Mode: not IsolationMode.None } ? isolation : null;
        (FrameClasses, FrameClasses) first = OfVlan(vlan);
        _may = _must = first;
        _tagged = vlan is PortVlan.Trunk trunk ? new FrameClasses(false, trunk.Allowed) : FrameClasses.Empty;
        if (_isolation is null)
        {
            return;
        }

        Unknown = WhyUnknown(_isolation);
        if (Unknown is not null)
        {
            _must = (FrameClasses.Empty, FrameClasses.Empty);
            return;
        }

        FrameClasses second = OfIsolation(_isolation);
        _tagged = _tagged.Union(OfRoutingDomains(_isolation));
        if (vlan is PortVlan.Untagged)
        {
            _may = _must = (second, second);
            return;
        }

        StoresContradict = !second.Equals(_may.Sends) || !second.Equals(_may.Hears);
        _may = (_may.Sends.Union(second), _may.Hears.Union(second));
        _must = (_must.Sends.Intersect(second), _must.Hears.Intersect(second));
    }

    /// <summary>Whether the two VLAN stores say different things.</summary>
    public bool StoresContradict { get; }

    /// <summary>Why nobody can tell what the port does; null if it is known.</summary>
    public string? Unknown { get; }

    /// <summary>The VLAN setting.</summary>
    public PortVlan Vlan => _vlan;

    /// <summary>The VLAN that the setting is about, for comparison with the rest of a tenant: the primary of a private VLAN, the native of a trunk; 0 for none.</summary>
    public int Home => _vlan switch
    {
        PortVlan.Access access => access.Id.Value,
        PortVlan.Trunk trunk => trunk.Native?.Value ?? FrameClasses.VlanLess,
        PortVlan.Isolated isolated => isolated.Primary.Value,
        PortVlan.Community community => community.Primary.Value,
        PortVlan.Promiscuous promiscuous => promiscuous.Primary.Value,
        _ => _may.Sends.Each().FirstOrDefault(),
    };

    /// <inheritdoc/>
    public override string Setting => _isolation is null ? _vlan.ToString()
        : _vlan is PortVlan.Untagged ? DescribeIsolation(_isolation)
        : $"{_vlan} and {DescribeIsolation(_isolation)}";

    /// <summary>The classes that the adapter's frames enter.</summary>
    public FrameClasses Sends(Reading reading) => reading == Reading.May ? _may.Sends : _must.Sends;

    /// <summary>The classes that the adapter hears.</summary>
    public FrameClasses Hears(Reading reading) => reading == Reading.May ? _may.Hears : _must.Hears;

    /// <summary>The tag that the adapter's own frame of a class carries; 0 is none.</summary>
    public int TagOf(int frameClass) =>
        _tagged.Contains(frameClass) && !(_vlan is PortVlan.Trunk trunk && trunk.Native?.Value == frameClass) ? frameClass : FrameClasses.VlanLess;

    /// <inheritdoc/>
    public override int Ingress(int tag, Reading reading)
    {
        FrameClasses sends = Sends(reading);
        return sends.Each().Where(c => TagOf(c) == tag).DefaultIfEmpty(FrameClasses.Dropped).First();
    }

    /// <inheritdoc/>
    public override int Egress(int frameClass, Reading reading) =>
        Hears(reading).Contains(frameClass) ? TagOf(frameClass) : FrameClasses.Dropped;

    /// <inheritdoc/>
    public override void Distinguish(VlanLikeness vlans)
    {
        if (_vlan is PortVlan.Trunk { Native: var native, Allowed: var allowed } && _isolation is null)
        {
            vlans.Name(native?.Value ?? FrameClasses.VlanLess);
            vlans.Part(allowed);
            return;
        }

        vlans.NameEach(_may.Sends.Union(_may.Hears));
    }

    /// <summary>The send and hear table of design 6.</summary>
    /// <param name="vlan">A VLAN setting.</param>
    /// <returns>The classes it sends into and the classes it hears.</returns>
    public static (FrameClasses Sends, FrameClasses Hears) OfVlan(PortVlan vlan)
    {
        switch (vlan)
        {
            case PortVlan.Access access:
                return Both(FrameClasses.Of(access.Id));
            case PortVlan.Trunk trunk:
                return Both(FrameClasses.Of(trunk.Native?.Value ?? FrameClasses.VlanLess).Union(new FrameClasses(false, trunk.Allowed)));
            case PortVlan.Isolated isolated:
                return (FrameClasses.Of(isolated.Secondary), FrameClasses.Of(isolated.Primary));
            case PortVlan.Community community:
                return (FrameClasses.Of(community.Secondary), FrameClasses.Of(community.Primary).Union(FrameClasses.Of(community.Secondary)));
            case PortVlan.Promiscuous promiscuous:
                return (FrameClasses.Of(promiscuous.Primary), FrameClasses.Of(promiscuous.Primary).Union(new FrameClasses(false, promiscuous.Secondaries)));
            default:
                return Both(FrameClasses.Of(FrameClasses.VlanLess));
        }
    }

    private static (FrameClasses Sends, FrameClasses Hears) Both(FrameClasses classes) => (classes, classes);

    private static string? WhyUnknown(IsolationSetting isolation) => isolation switch
    {
        { Mode: not IsolationMode.Vlan } => $"its isolation mode is {isolation.Mode}, whose virtual subnets are not modelled",
        { MultiTenantStack: true, RoutingDomains.Count: 0 } => "it has a multi-tenant stack whose routing domains are not described",
        { MultiTenantStack: true } when isolation.RoutingDomains.SelectMany(d => d.IsolationIds).Any(id => !VlanId.IsValid(id)) => "one of its routing domains has an isolation id that is no VLAN",
        { AllowUntagged: true, DefaultId: < 0 or > VlanId.MaxValue } => $"its isolation id {isolation.DefaultId} is no VLAN",
        _ => null,
    };

    // Without AllowUntagged an untagged frame passes neither way (site-rules B1).
    private static FrameClasses OfIsolation(IsolationSetting isolation)
    {
        FrameClasses untagged = isolation.AllowUntagged ? FrameClasses.Of((int)isolation.DefaultId) : FrameClasses.Empty;
        return untagged.Union(OfRoutingDomains(isolation));
    }

    private static FrameClasses OfRoutingDomains(IsolationSetting isolation) => isolation.MultiTenantStack
        ? new FrameClasses(false, VlanSet.Of(isolation.RoutingDomains.SelectMany(d => d.IsolationIds).Where(VlanId.IsValid).Select(id => new VlanId((int)id))))
        : FrameClasses.Empty;

    private static string DescribeIsolation(IsolationSetting isolation) =>
        $"isolation {isolation.Mode} {isolation.DefaultId}{(isolation.AllowUntagged ? string.Empty : " without untagged frames")}"
        + (isolation.MultiTenantStack ? $" with routing domains in {string.Join(", ", isolation.RoutingDomains.SelectMany(d => d.IsolationIds))}" : string.Empty);
}
