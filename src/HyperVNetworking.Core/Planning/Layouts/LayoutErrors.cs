using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Why no layout can be searched: one id and one sentence each.</summary>
internal static class LayoutErrors
{
    public static PlannerError NotRead(HostState host) =>
        Make("HostNotRead", host, $"was not read whole ({host.Error ?? "nobody said why"}), so its NICs are not known; read it again (Get-HostNetworkState).");

    public static PlannerError NoNic(HostState host, string why) =>
        Make("NoNicAtHand", host, $"no NIC is at hand for a team: {why}; describe the cables in the document, or name the NICs (-Nic).");

    public static PlannerError NicsDiffer(HostState first, HostState host, IEnumerable<string> nics) =>
        Make("HostNicsDiffer", host, $"the NICs at hand are not those of {first.Name}, which has {Sentence.List(nics)}; give hosts that are alike, or name the NICs that all have (-Nic).");

    public static PlannerError NicNotUsable(HostState host, string nic, string why) =>
        Make("TeamMemberNotUsable", host, $"physical NIC {nic} cannot be a member of a team: {why}; leave it out of -Nic.");

    public static PlannerError CableUnknown(HostState host, string nic) =>
        Make("CableNotDescribed", host, $"nobody described the cable of physical NIC {nic}, and what it stands depends on that; add its port to the document (hosts.physicalNics.port), or leave it out of -Nic.");

    public static PlannerError TooManyNics(HostState host, int nics, int most) =>
        Make("TooManyLayouts", host, $"{nics} NICs that all differ are at hand, and more than {most} are too many to search; name fewer (-Nic).");

    public static PlannerError TooManyLayouts(int most) => new()
    {
        ErrorId = "TooManyLayouts",
        Message = $"The NICs at hand allow more than {most} layouts; name fewer NICs (-Nic), or allow more (-MaximumLayout).",
    };

    public static PlannerError TrafficUnknown() => new()
    {
        ErrorId = "TrafficUnknown",
        Message = "No host says which traffic classes its team NICs carry; name them with their VLANs (-TrafficClass @{ Management = 10 }), or give a document that has them (-Requirement).",
    };

    public static PlannerError TrafficDiffers(string traffic, HostState host) =>
        Make("TrafficDiffers", host, $"traffic class {traffic} has another VLAN here than on other hosts; name the classes with their VLANs (-TrafficClass).");

    public static PlannerError NothingPresents(HostState host) =>
        Make("NothingPresents", host, "no NIC at hand names the hardware port that a converged backend presents it from, so none more can be presented; add it to the document (hosts.physicalNics.physicalPort), or leave -AdditionalNic out.");

    public static PlannerError SeveralSwitches(HostState host, IEnumerable<string> switches) =>
        Make("SeveralVirtualSwitches", host, $"virtual switches {Sentence.List(switches)} are on the NICs at hand, and a layout has one team for the tenants; name the NICs that leave one of them out (-Nic).");

    private static PlannerError Make(string id, HostState host, string clause) => new() { ErrorId = id, ComputerName = host.Name, Message = $"{host.Name}: {clause}" };
}
