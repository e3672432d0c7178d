using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>What filters or binds the frames of single adapters besides their VLAN (site-rules B8, B10).</summary>
internal static class AdapterFindings
{
    /// <summary>Adds the findings to a case.</summary>
    public static void AddTo(IsolationCase isolationCase)
    {
        foreach (GraphEndpoint endpoint in isolationCase.Graph.Present.Where(e => e.Adapter is not null))
        {
            if (endpoint.IsFiltered && isolationCase.TenantOf(endpoint) is not null)
            {
                AddFilter(isolationCase, endpoint);
            }

            if (endpoint.VirtualAdapter!.TeamMapping is TeamMapping mapping)
            {
                AddMapping(isolationCase, endpoint, mapping);
            }
        }
    }

    private static void AddFilter(IsolationCase isolationCase, GraphEndpoint endpoint)
    {
        PortAcl[] acls = endpoint.VirtualAdapter!.Acls.Where(a => a.Filters).ToArray();
        isolationCase.Findings.Add(Make(
            IsolationFindingCodes.PortAclFilters,
            FindingSeverity.Warning,
            endpoint,
            $"{endpoint.Endpoint.Name} has {acls.Length} port ACL{(acls.Length == 1 ? string.Empty : "s")} that may stop frames: they count for nothing in what must not happen, and what must happen is unproven.",
            string.Join("; ", acls.Take(5)),
            "Separate tenants by VLAN, and keep port ACLs for what is inside one (Remove-VMNetworkAdapterAcl, Remove-VMNetworkAdapterExtendedAcl)."));
    }

    private static void AddMapping(IsolationCase isolationCase, GraphEndpoint endpoint, TeamMapping mapping)
    {
        HostState host = isolationCase.Hosts.First(h => Names.Same(h.Name, endpoint.Endpoint.Host));
        VirtualSwitch on = host.FindSwitch(endpoint.VirtualAdapter!.Switch)!;
        if (!on.Uplinks.Contains(mapping.Nic, Names.Comparer))
        {
            isolationCase.Findings.Add(Make(
                IsolationFindingCodes.TeamMappingLeadsNowhere,
                FindingSeverity.Warning,
                endpoint,
                $"{endpoint.Endpoint.Name} is mapped to {mapping.Nic}, which is no member of virtual switch {on.Name}: its frames are taken to use every member.",
                mapping.ToString(),
                $"Map it to one of {on.Uplinks} (Set-VMNetworkAdapterTeamMapping), or remove the mapping."));
        }
        else if (mapping.DisableOnFailover)
        {
            isolationCase.Findings.Add(Make(
                IsolationFindingCodes.TeamMappingWithoutFailover,
                FindingSeverity.Information,
                endpoint,
                $"{endpoint.Endpoint.Name} uses physical NIC {mapping.Nic} alone: when that fails, it is heard by nobody beyond virtual switch {on.Name}.",
                mapping.ToString(),
                "Nothing, if that is wanted; else allow failover in the mapping."));
        }
    }

    private static Finding Make(string code, FindingSeverity severity, GraphEndpoint endpoint, string message, string actual, string suggestion) => new()
    {
        Code = code,
        Severity = severity,
        Subject = endpoint.Endpoint.Describe(),
        ComputerName = endpoint.Endpoint.Host,
        Message = message,
        Actual = actual,
        Suggestion = suggestion,
    };
}
