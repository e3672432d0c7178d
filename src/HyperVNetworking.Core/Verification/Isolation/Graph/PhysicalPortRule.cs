using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>A described port of a physical switch: access or trunk, native VLAN, allowed list on ingress and egress, voice VLAN, private VLAN (design 6, site-rules B3).</summary>
internal sealed class PhysicalPortRule : PortRule
{
    private readonly PhysicalPort _port;
    private readonly PhysicalSwitch _owner;
    private readonly (FrameClasses Sends, FrameClasses Hears)? _private;
    private readonly string? _closed;

    /// <summary>Makes the rule.</summary>
    /// <param name="port">The port.</param>
    /// <param name="owner">Its switch.</param>
    public PhysicalPortRule(PhysicalPort port, PhysicalSwitch owner)
    {
        _closed = port.Shutdown ? "shut down" : port.IsClosed ? "routed" : null;
        _port = port = _closed is null ? port : Closed(port);
        _owner = owner;
        _private = port.PrivateVlan is PortVlan vlan && IsPrivate(vlan) ? AdapterRule.OfVlan(vlan) : null;
    }

    /// <summary>What the port does, without its name: equal for two ports of one switch that treat frames alike.</summary>
    public PhysicalPort Behaviour => _port with { Name = string.Empty, Attached = null, Description = null };

    /// <summary>What the port does and its switch adds to it: equal for two ports of any switches that treat frames alike.</summary>
    public object Likeness => (Behaviour, _owner.AcceptsTaggedNative, _owner.AcceptsOwnTagOnAccess);

    /// <summary>The VLAN of untagged frames; 0 if they are dropped.</summary>
    public int Untagged
    {
        get
        {
            int entered = Ingress(FrameClasses.VlanLess, Reading.May);
            return entered == FrameClasses.Dropped ? FrameClasses.VlanLess : entered;
        }
    }

    /// <summary>Whether the port carries several VLANs.</summary>
    public bool IsTrunk => _port.Mode == PhysicalPortMode.Trunk;

    /// <inheritdoc/>
    public override string Setting
    {
        get
        {
            if (_closed is not null)
            {
                return _closed;
            }

            string mode = _port.Mode == PhysicalPortMode.Trunk
                ? $"Trunk native {_port.Native?.ToString() ?? "none"} allowed {_port.Allowed}"
                : $"Access {_port.Vlan}";
            return _private is null ? mode : IsTrunk ? $"{mode}, private VLAN {_port.PrivateVlan}" : $"private VLAN {_port.PrivateVlan}";
        }
    }

    /// <summary>Whether somebody said what the port does; a private VLAN says it too.</summary>
    /// <param name="port">A port.</param>
    /// <returns>True if it has a rule.</returns>
    public static bool IsDescribed(PhysicalPort port) =>
        port.Mode != PhysicalPortMode.Undescribed || port.Shutdown || (port.PrivateVlan is PortVlan vlan && IsPrivate(vlan));

    /// <inheritdoc/>
    public override int Ingress(int tag, Reading reading)
    {
        if (tag == FrameClasses.VlanLess)
        {
            return IngressUntagged();
        }

        if (_private is not null && IngressPrivate(tag) is int secondary)
        {
            return secondary;
        }

        bool filters = _port.IngressFiltering != false;
        if (!IsTrunk)
        {
            bool enters = tag == _port.Vlan.Value || tag == _port.VoiceVlan?.Value || !filters;
            return enters ? Own(tag, reading, filters) : FrameClasses.Dropped;
        }

        bool carried = !filters || _port.Allowed.Contains(new VlanId(tag));
        return carried ? Own(tag, reading, filters) : FrameClasses.Dropped;
    }

    /// <inheritdoc/>
    public override int Egress(int frameClass, Reading reading)
    {
        if (_private is (FrameClasses, FrameClasses) pair)
        {
            if (!IsTrunk)
            {
                return pair.Hears.Contains(frameClass) ? FrameClasses.VlanLess : EgressVoice(frameClass);
            }

            frameClass = TranslateForTrunk(frameClass, pair.Hears);
        }

        if (!IsTrunk)
        {
            return frameClass == _port.Vlan.Value ? FrameClasses.VlanLess : EgressVoice(frameClass);
        }

        if (frameClass <= 0 || !_port.Allowed.Contains(new VlanId(frameClass)))
        {
            return FrameClasses.Dropped;
        }

        return frameClass == _port.Native?.Value && _port.TagsNative != true ? FrameClasses.VlanLess : frameClass;
    }

    /// <inheritdoc/>
    public override void Distinguish(VlanLikeness vlans)
    {
        vlans.Name(_port.VoiceVlan?.Value ?? FrameClasses.VlanLess);
        if (_private is (FrameClasses sends, FrameClasses hears))
        {
            vlans.NameEach(sends.Union(hears));
        }

        if (IsTrunk)
        {
            vlans.Name(_port.Native?.Value ?? FrameClasses.VlanLess);
            vlans.Part(_port.Allowed);
        }
        else
        {
            vlans.Name(_port.Vlan.Value);
        }
    }

    /// <inheritdoc/>
    public override string? Assumption(int tag)
    {
        if (tag == FrameClasses.VlanLess || Ingress(tag, Reading.May) == FrameClasses.Dropped || Ingress(tag, Reading.Must) != FrameClasses.Dropped)
        {
            return null;
        }

        return IsTrunk
            ? $"physical switch {_owner.Name} accepts its native VLAN tagged on port {_port.Name} (acceptsTaggedNative is not set)"
            : $"physical switch {_owner.Name} accepts the own VLAN tagged on access port {_port.Name} (acceptsOwnTagOnAccess is not set)";
    }

    // A trunk that carries no VLAN and drops untagged frames, so that every reading of the rule finds it closed.
    private static PhysicalPort Closed(PhysicalPort port) => new() { Name = port.Name, Attached = port.Attached, Mode = PhysicalPortMode.Trunk, Native = null, Allowed = VlanSet.Empty };

    private static bool IsPrivate(PortVlan vlan) => vlan is PortVlan.Isolated or PortVlan.Community or PortVlan.Promiscuous;

    // A native VLAN outside the allowed list drops untagged frames, as no native VLAN does (design 6).
    private int IngressUntagged()
    {
        if (!IsTrunk)
        {
            return _private is null ? _port.Vlan.Value : Primary().SendsInto;
        }

        return _port.Native is VlanId native && _port.Allowed.Contains(native) ? native.Value : FrameClasses.Dropped;
    }

    // A secondary trunk carries S where others carry P; on a host port no tag means anything of its own.
    private int? IngressPrivate(int tag)
    {
        (int primary, int sendsInto) = Primary();
        if (IsTrunk)
        {
            return tag == primary && sendsInto != primary ? FrameClasses.Dropped : null;
        }

        return tag == _port.VoiceVlan?.Value || _port.IngressFiltering == false ? tag : FrameClasses.Dropped;
    }

    private (int Primary, int SendsInto) Primary() => _port.PrivateVlan switch
    {
        PortVlan.Isolated isolated => (isolated.Primary, isolated.Secondary),
        PortVlan.Community community => (community.Primary, community.Secondary),
        PortVlan.Promiscuous promiscuous => (promiscuous.Primary, promiscuous.Primary),
        _ => (_port.Vlan, _port.Vlan),
    };

    private int TranslateForTrunk(int frameClass, FrameClasses hears)
    {
        (int primary, int sendsInto) = Primary();
        return hears.Contains(frameClass) ? sendsInto
            : frameClass == sendsInto || frameClass == primary ? FrameClasses.Dropped
            : frameClass;
    }

    // The port's own VLAN (access) or its native one (trunk) arriving tagged: real switches differ, so it is a setting.
    private int Own(int tag, Reading reading, bool filters)
    {
        bool isOwn = IsTrunk ? tag == _port.Native?.Value : tag == _port.Vlan.Value;
        bool? setting = IsTrunk ? _owner.AcceptsTaggedNative : _owner.AcceptsOwnTagOnAccess;
        bool permissive = reading == Reading.May;
        return !isOwn || (setting ?? permissive) || (permissive && !filters) ? tag : FrameClasses.Dropped;
    }

    private int EgressVoice(int frameClass) => frameClass == _port.VoiceVlan?.Value ? frameClass : FrameClasses.Dropped;
}
