namespace HyperVNetworking.Lab;

/// <summary>What no source settles about real hosts (facts E): each switch is a choice that code above the lab must survive either way.</summary>
public sealed record LabOptions
{
    /// <summary>The choices that the facts make likeliest.</summary>
    public static readonly LabOptions Default = new();

    /// <summary>Whether methods answer at once or by jobs (facts A3.4, UNCONFIRMED).</summary>
    public JobMode JobMode { get; init; }

    /// <summary>How often a job says that it still runs before it ends, 0 to 1000.</summary>
    public int JobPolls { get; init; } = 2;

    /// <summary>How a provider says no (facts A3.4, UNCONFIRMED).</summary>
    public FailureForm FailureForm { get; init; }

    /// <summary>Whether DestroySystem of a switch with connected VM adapters is refused; else their HostResource is left dangling (facts A4, UNCONFIRMED).</summary>
    public bool RefuseDestroyOfConnectedSwitch { get; init; } = true;

    /// <summary>Whether a private VLAN whose primary equals its secondary is refused (facts A5, UNCONFIRMED).</summary>
    public bool RefuseEqualPrimaryAndSecondary { get; init; } = true;

    /// <summary>Whether a trunk's native VLAN outside its allowed list is refused (facts A5, UNCONFIRMED).</summary>
    public bool RefuseNativeOutsideAllowed { get; init; }

    /// <summary>Whether ModifyFeatureSettings of a VLAN setting fails, as os-win reports; the inbox cmdlets use it (facts A5, E, UNCONFIRMED).</summary>
    public bool RefuseVlanModify { get; init; }

    /// <summary>Whether a VLAN setting beside an isolation setting of mode VLAN on one port is refused (facts A1.9, UNCONFIRMED).</summary>
    public bool RefuseVlanBesideIsolation { get; init; }

    /// <summary>Whether the settings of a switch made with BandwidthReservationMode Default then say the mode that it means, Weight or None (facts A4, UNCONFIRMED).</summary>
    public bool StoreResolvedBandwidthMode { get; init; }

    /// <summary>What Modify does with properties left out (facts A3.3, UNCONFIRMED).</summary>
    public OmittedProperty OmittedProperty { get; init; }

    /// <summary>Whether a virtual switch on an LBFO team is refused from Server 2022 on unless AllowNetLbfoTeams is set (facts B1.3; error text UNCONFIRMED).</summary>
    public bool RefuseLbfoUplinkOnNewHosts { get; init; } = true;

    /// <summary>Whether a team that a virtual switch is bound to takes no further team NIC (facts B1.3: documented as guidance; that the provider refuses is UNCONFIRMED).</summary>
    public bool RefuseTeamNicBesideSwitch { get; init; } = true;

    /// <summary>Whether another VLAN gives a team NIC that is not the primary one its default name too; the primary one's always changes (facts B1.3, UNCONFIRMED).</summary>
    public bool RenameTeamNicWithVlan { get; init; }

    /// <summary>Whether a DHCP server gives new team NICs an address at once.</summary>
    public bool ServeNewTeamNics { get; init; }

    /// <summary>Whether AddResourceSettings of the VM service takes the VM itself as AffectedConfiguration, as os-win has done for years (facts A3.2).</summary>
    public bool AcceptVmAsConfiguration { get; init; } = true;

    /// <summary>Whether a connection is the Antecedent of Msvm_ResourceDependentOnResource and its adapter the Dependent; else the other way round (facts A2.1, UNCONFIRMED).</summary>
    public bool ConnectionIsAntecedent { get; init; }

    /// <summary>Whether a host-side internal port cannot be made disconnected (EnabledState 3), as the connection of a VM adapter can (facts A1.5; for host ports UNCONFIRMED).</summary>
    public bool RefuseDisconnectedHostPort { get; init; }

    /// <summary>Whether integration components of a VM that is off have no OperationalStatus; else they say that there is no contact (facts A1.15, UNCONFIRMED).</summary>
    public bool StoppedComponentsAnswerNull { get; init; }

    /// <summary>What a host that is in no failover cluster answers to who asks for one.</summary>
    public UnclusteredHost UnclusteredHost { get; init; }

    /// <summary>Whether the private properties of a cluster's resource type cannot be set by changing the resource type (UNCONFIRMED).</summary>
    public bool RefuseClusterPrivateProperties { get; init; }

    /// <summary>Whether a metric that somebody gives a cluster network leaves AutoMetric on (UNCONFIRMED).</summary>
    public bool MetricLeavesAutoMetric { get; init; }

    /// <summary>Whether a cluster shared volume is the PartComponent of the association with its disk; else the GroupComponent (UNCONFIRMED).</summary>
    public bool SharedVolumeIsPart { get; init; }

    /// <summary>Whether adapters, connections and features of a checkpoint cannot be changed (UNCONFIRMED).</summary>
    public bool RefuseChangeOfCheckpoint { get; init; } = true;

    /// <summary>Whether adapters, connections and features of a VM that is being moved cannot be changed; else what is changed is gone when it has moved (UNCONFIRMED).</summary>
    public bool RefuseChangeWhileMigrating { get; init; } = true;

    /// <summary>Whether a probe is answered only if the answer, too, finds its way, as "round trip" says; else one direction is enough (UNCONFIRMED).</summary>
    public bool ProbeAnswerTravels { get; init; } = true;

    /// <summary>What the sender of a probe is told when no answer came (UNCONFIRMED).</summary>
    public UnansweredProbe UnansweredProbe { get; init; }
}
