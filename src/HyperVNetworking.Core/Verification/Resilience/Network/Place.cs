using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Where endpoints sit that send and hear alike: one virtual switch and setting of a host, a team NIC, a NIC, a server. A thousand VMs of one VLAN on one switch are one place.</summary>
internal sealed class Place
{
    /// <summary>Its number.</summary>
    public required int Index { get; init; }

    /// <summary>The host's number; -1 for a server.</summary>
    public required int Host { get; init; }

    /// <summary>The host's or server's name.</summary>
    public required string Label { get; init; }

    /// <summary>One of its endpoints in the graph.</summary>
    public required GraphEndpoint Endpoint { get; init; }

    /// <summary>What teams its links; null where it has no way out.</summary>
    public Teaming? Teaming { get; init; }

    /// <summary>The link that it is mapped to while that is up; -1 for none (site-rules B10).</summary>
    public int Preferred { get; init; } = -1;

    /// <summary>By frame that it can send, the ways of that frame into the fabric.</summary>
    public required WayOut[][] Out { get; init; }

    /// <summary>The ways from the fabric to it.</summary>
    public required WayIn[] In { get; init; }

    /// <summary>The VLAN that it is in; 0 for none.</summary>
    public int Vlan { get; init; }

    /// <summary>Whether nobody can tell what it sends and hears: nothing about it is proven.</summary>
    public bool IsUnsure => Endpoint.IsFiltered || Endpoint.Doubt is not null;

    /// <summary>Whether another place is on the same virtual switch, so that no cable matters between them.</summary>
    public bool SharesSwitchWith(Place other) => MustReach.ShareSwitch(Endpoint, other.Endpoint);

    /// <summary>Whether it is heard by another place of its own virtual switch.</summary>
    public bool IsHeardInside(Place other)
    {
        foreach (int frameClass in Endpoint.Adapter!.Sends(Reading.Must).Each())
        {
            if (other.Endpoint.Ports[0].Rule!.Egress(frameClass, Reading.Must) != FrameClasses.Dropped)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A way of a frame into the fabric.</summary>
    /// <param name="Link">The link it takes.</param>
    /// <param name="Node">The physical switch and class that it enters, as switch times 4096 plus class; -1 if it does not arrive.</param>
    /// <param name="Group">The logical port, where places that are no neighbours share one; 0 where it does not matter.</param>
    internal readonly record struct WayOut(int Link, int Node, int Group);

    /// <summary>A way from the fabric.</summary>
    /// <param name="Link">The link it takes.</param>
    /// <param name="Profile">What it lets through from which switch; -1 if nobody described it.</param>
    /// <param name="Group">As <see cref="WayOut.Group"/>.</param>
    internal readonly record struct WayIn(int Link, int Profile, int Group);
}
