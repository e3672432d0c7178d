using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Cli.Commands;

/// <summary>What the planner may choose from, as options of a command.</summary>
internal sealed class PlanningChoices
{
    private readonly Option<string?> _range = new("--vlan-range") { Description = "The VLANs that new tenant VLANs come from, such as 100-199,300.", HelpName = "LIST" };
    private readonly Option<string?> _reserved = new("--reserved-vlan") { Description = "The VLANs that no tenant may have.", HelpName = "LIST" };
    private readonly Option<string[]> _uplinks = new("--uplink-nic") { Description = "The uplink of a new External switch: NIC for every host, or HOST=NIC.", HelpName = "NIC" };
    private readonly Option<bool> _renumber = new("--allow-renumber") { Description = "Tenants may be moved from the VLAN they have to the one they must have." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_range);
        command.Add(_reserved);
        command.Add(_uplinks);
        command.Add(_renumber);
    }

    /// <summary>Plans.</summary>
    /// <exception cref="BadInputException">An option is wrong, or no plan can be made; with every reason found.</exception>
    public NetworkPlan Plan(ParseResult arguments, NetworkDocument document, IReadOnlyList<HostState> states)
    {
        PlannerResult result = TenantVlanPlanner.Plan(document, states, Read(arguments));
        return result.Plan ?? throw new BadInputException(result.Errors.Select(e => e.Message));
    }

    private PlannerOptions Read(ParseResult arguments)
    {
        string[][] uplinks = (arguments.GetValue(_uplinks) ?? []).Select(u => u.Split('=', 2)).ToArray();
        var options = new PlannerOptions
        {
            Now = SystemClock.Instance.UtcNow,
            AllowRenumber = arguments.GetValue(_renumber),
            UplinkNic = uplinks.LastOrDefault(u => u.Length == 1)?[0],
            UplinkNicByHost = uplinks.Where(u => u.Length == 2).GroupBy(u => u[0], Names.Comparer).ToDictionary(u => u.Key, u => u.Last()[1], Names.Comparer),
        };
        options = List(arguments, _range) is VlanSet range ? options with { VlanRange = range } : options;
        return List(arguments, _reserved) is VlanSet reserved ? options with { ReservedVlans = reserved } : options;
    }

    private static VlanSet? List(ParseResult arguments, Option<string?> option)
    {
        try
        {
            return arguments.GetValue(option) is string text ? VlanSet.Parse(text) : null;
        }
        catch (FormatException exception)
        {
            throw new BadInputException($"{option.Name}: {exception.Message}");
        }
    }
}
