using System.Collections.Generic;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Commands;

/// <summary>The fifth rung: a cmdlet that says how a team is to be, with members, settings and addresses.</summary>
public abstract class TeamSettingsCmdlet : TeamNicSetCmdlet
{
    /// <summary>The member that stands by; empty for none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NicNameCompleter))]
    public string? StandbyMember { get; set; }

    /// <summary>How the team meets its switches.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public TeamingMode? TeamingMode { get; set; }

    /// <summary>How the team spreads frames.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public LoadBalancingAlgorithm? LoadBalancingAlgorithm { get; set; }

    /// <summary>How often LACP speaks.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public LacpTimer? LacpTimer { get; set; }

    /// <summary>The traffic class that the team NIC carries.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Traffic { get; set; }

    /// <summary>The address of the host on the team NIC.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? IPAddress { get; set; }

    /// <summary>The prefix length of <see cref="IPAddress"/>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    public int? PrefixLength { get; set; }

    private protected WantedTeam Describe(IReadOnlyList<string> members) => new()
    {
        Name = Team,
        Members = members.ToValueList(),
        Standby = StandbyMember,
        Mode = TeamingMode,
        LoadBalancing = LoadBalancingAlgorithm,
        LacpTimer = LacpTimer,
    };

    private protected override TeamTraffic? ReadRow(string? host, out ErrorRecord? error)
    {
        TeamTraffic? row = base.ReadRow(host, out error);
        string? traffic = string.IsNullOrWhiteSpace(Traffic) ? null : Traffic;
        string? address = null;
        if (error is not null || !AddressArgument.TryRead(IPAddress, PrefixLength, out address))
        {
            error ??= TrafficErrors.AddressInvalid(Team, IPAddress, PrefixLength);
            return null;
        }

        return row is null && traffic is null && address is null ? null : (row ?? new TeamTraffic { ComputerName = host }) with { Traffic = traffic, Address = address };
    }
}
