namespace HyperVNetworking.Planning;

/// <summary>The kinds of <see cref="Model.HostChange"/> as plan documents name them.</summary>
internal enum HostChangeKind
{
    CreateSwitch,
    RemoveSwitch,
    ConnectAdapter,
    SetAdapterVlan,
    SetAdapterIsolation,
    SetAdapterSecurity,
    SetAdapterBandwidth,
    SetAdapterOffload,
    AddHostAdapter,
    RemoveHostAdapter,
    SetUplinks,
    AddTeam,
    RemoveTeam,
    SetTeam,
    SetTeamStandby,
    AddTeamMember,
    RemoveTeamMember,
    AddTeamNic,
    RemoveTeamNic,
    SetTeamNic,
    AddQosPolicy,
    RemoveQosPolicy,
    SetQosWeight,
}
