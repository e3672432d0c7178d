using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents;

/// <summary>
/// Drafts a document from what exists: tenants by VLAN, by name or by a list, the hosts as expected, and the physical switches as far as
/// anybody named them. A site that was made by hand gets its first verdict from it; what was meant, only its admin knows.
/// </summary>
public static class DocumentDraft
{
    /// <summary>How long matching one name may take: a pattern is the user's own and may be a bad one.</summary>
    public static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Makes a tenant of the adapters that share a VLAN, or a virtual switch without uplink; of private VLANs one a kind, with the rules between them.</summary>
    /// <param name="hosts">The hosts as read.</param>
    /// <returns>The draft.</returns>
    public static DraftResult ByVlan(IReadOnlyList<HostState> hosts)
    {
        var draft = new DraftTenants(hosts);
        var groups = new VlanGroups();
        foreach ((Endpoint endpoint, HostState host, VmAdapter adapter) in draft.Adapters)
        {
            draft.Add(endpoint, groups.Of(host, adapter, out string? leftOut), leftOut);
        }

        return draft.ToResult(groups.Rules());
    }

    /// <summary>Makes a tenant of the VMs whose names begin alike.</summary>
    /// <param name="hosts">The hosts as read.</param>
    /// <param name="pattern">What of a name is the tenant's: the group <c>tenant</c>, else the first group, else the whole match. Made with <see cref="PatternTimeout"/>.</param>
    /// <returns>The draft.</returns>
    /// <exception cref="RegexMatchTimeoutException">The pattern takes too long on a name.</exception>
    public static DraftResult ByName(IReadOnlyList<HostState> hosts, Regex pattern)
    {
        var draft = new DraftTenants(hosts);
        foreach ((Endpoint endpoint, HostState _, VmAdapter _) in draft.Adapters)
        {
            Match match = pattern.Match(endpoint.Machine!);
            string name = !match.Success ? string.Empty
                : match.Groups["tenant"].Success ? match.Groups["tenant"].Value
                : match.Groups.Count > 1 ? match.Groups[1].Value
                : match.Value;
            draft.Add(endpoint, name.Trim().Length == 0 ? null : new DraftTenant(name.Trim()), "the pattern finds no tenant in the VM's name");
        }

        return draft.ToResult([]);
    }

    /// <summary>Makes the tenants of a list.</summary>
    /// <param name="hosts">The hosts as read.</param>
    /// <param name="rows">Tenant and member, a row each; members as a document names them, patterns included.</param>
    /// <returns>The draft.</returns>
    public static DraftResult ByList(IReadOnlyList<HostState> hosts, IReadOnlyList<(string Tenant, string Member)> rows)
    {
        var draft = new DraftTenants(hosts);
        foreach ((string tenant, string member) in rows)
        {
            IReadOnlyList<Endpoint> found = draft.Directory.Resolve(member);
            if (found.Count == 0)
            {
                draft.NoteUnknown(tenant, member);
            }

            foreach (Endpoint endpoint in found)
            {
                draft.Add(endpoint, new DraftTenant(tenant), null);
            }
        }

        foreach ((Endpoint endpoint, HostState _, VmAdapter _) in draft.Adapters.Where(a => !draft.IsIn(a.Endpoint)))
        {
            draft.Add(endpoint, null, "the list does not name the VM");
        }

        return draft.ToResult([]);
    }
}
