using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents;

/// <summary>The findings of drafting, one function a code.</summary>
internal static class DraftFindings
{
    private const int Named = 10;

    public static Finding AdapterNotDrafted(string reason, IReadOnlyList<Endpoint> endpoints) => new()
    {
        Code = DraftFindingCodes.AdapterNotDrafted,
        Severity = FindingSeverity.Warning,
        Subject = $"VM {endpoints[0].Name}",
        ComputerName = endpoints[0].Host,
        Message = $"In no tenant of the draft: {string.Join(", ", endpoints.Take(Named).Select(e => e.Describe()))}{(endpoints.Count > Named ? $" and {endpoints.Count - Named} more" : string.Empty)}, because {reason}.",
        Expected = "a tenant",
        Actual = "none",
        Suggestion = "Enter them in the tenant that they belong to; what is in none and hears a tenant violates it.",
    };

    public static Finding HostNotDrafted(HostState host) => new()
    {
        Code = DraftFindingCodes.HostNotDrafted,
        Severity = FindingSeverity.Error,
        Subject = $"host {host.Name}",
        ComputerName = host.Name,
        Message = $"Host {host.Name} was not read whole, and the draft knows nothing of it: {host.Error ?? "no reason was given."}",
        Expected = "read",
        Actual = "not read",
        Suggestion = "Make the host reachable, read it again and draft again; a document that forgets a host proves nothing about it.",
    };

    public static Finding CableNotDescribed(HostState host, IReadOnlyList<string> nics) => new()
    {
        Code = DraftFindingCodes.CableNotDescribed,
        Severity = FindingSeverity.Warning,
        Subject = $"host {host.Name}",
        ComputerName = host.Name,
        Message = $"No host can tell where it is cabled to: physical NIC {string.Join(", ", nics)} of host {host.Name} needs its \"port\", and the physical switch its \"ports\".",
        Expected = "a described port",
        Actual = "undescribed",
        Suggestion = "Add \"port\" to the NIC and the port's mode and VLANs to \"fabric\"; until then everything that crosses these cables is Unproven.",
    };

    public static Finding MemberUnknown(string tenant, string member) => new()
    {
        Code = DraftFindingCodes.MemberUnknown,
        Severity = FindingSeverity.Error,
        Subject = $"tenant {tenant}",
        Message = $"The list puts {member} into tenant {tenant}, and no host that was read has it.",
        Expected = "a VM, or a pattern that VMs match",
        Actual = "nobody",
        Suggestion = "Correct the name, or read the host that it is on.",
    };
}
