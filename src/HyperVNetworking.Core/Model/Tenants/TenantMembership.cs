using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>Which endpoints belong to which tenant. A traffic class of the host's own adapters counts as a tenant of its own (design section 5).</summary>
public sealed class TenantMembership
{
    private TenantMembership(ValueList<Entry> entries, ValueList<string> unknown)
    {
        Entries = entries;
        UnknownMembers = unknown;
    }

    /// <summary>The tenants of the document, then the traffic classes that no tenant is named after.</summary>
    public ValueList<Entry> Entries { get; }

    /// <summary>The member texts that mean nobody, as <c>tenant/member</c>.</summary>
    public ValueList<string> UnknownMembers { get; }

    /// <summary>A membership that was resolved elsewhere.</summary>
    internal static TenantMembership Of(IEnumerable<Entry> entries, IEnumerable<string> unknown) => new(entries.ToValueList(), unknown.ToValueList());

    /// <summary>Resolves the members of every tenant.</summary>
    /// <param name="tenants">The tenants.</param>
    /// <param name="directory">The endpoints there are.</param>
    /// <returns>The membership; an endpoint may be in several tenants, which is a finding of the verification.</returns>
    public static TenantMembership Resolve(IEnumerable<Tenant> tenants, EndpointDirectory directory)
    {
        var entries = new List<Entry>();
        var unknown = new List<string>();
        foreach (Tenant tenant in tenants)
        {
            var members = new List<Endpoint>();
            foreach (string member in tenant.Members)
            {
                IReadOnlyList<Endpoint> found = directory.Resolve(member);
                if (found.Count == 0)
                {
                    unknown.Add($"{tenant.Name}/{member}");
                }

                members.AddRange(found);
            }

            members.AddRange(directory.Endpoints.Where(e => Names.Same(e.Traffic, tenant.Name)));
            entries.Add(new Entry(tenant, IsTrafficClass: false, members.Distinct().ToValueList()));
        }

        IEnumerable<IGrouping<string, Endpoint>> classes = directory.Endpoints
            .Where(e => e.Traffic is not null && !entries.Any(t => Names.Same(t.Tenant.Name, e.Traffic)))
            .GroupBy(e => e.Traffic!, Names.Comparer)
            .ToArray();
        entries.AddRange(classes.Select(c =>
            new Entry(new Tenant { Name = c.Key, Members = c.Select(e => e.Name).ToValueList() }, IsTrafficClass: true, c.ToValueList())));
        return new TenantMembership(entries.ToValueList(), unknown.ToValueList());
    }

    /// <summary>A tenant and its endpoints.</summary>
    /// <param name="Tenant">The tenant.</param>
    /// <param name="IsTrafficClass">Whether it is a traffic class of the hosts rather than a tenant of the document.</param>
    /// <param name="Members">The endpoints, each once.</param>
    public sealed record Entry(Tenant Tenant, bool IsTrafficClass, ValueList<Endpoint> Members);
}
