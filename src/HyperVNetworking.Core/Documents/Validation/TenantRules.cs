using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>Tenants and allow rules against each other.</summary>
internal static class TenantRules
{
    public static void Check(NetworkDocument document, ReadContext context)
    {
        Duplicates.Check(document.Tenants, t => t.Name, "tenant", DocumentErrorIds.DuplicateTenant, context);
        CheckVlans(document, context);

        string[] known = [.. document.Tenants.Select(t => t.Name), .. TrafficClasses(document)];
        var names = new HashSet<string>(known, Names.Comparer);
        foreach (AllowRule rule in document.Allow)
        {
            CheckEnd(rule, "from", rule.From);
            CheckEnd(rule, "to", rule.To);
        }

        void CheckEnd(AllowRule rule, string key, string name)
        {
            if (!names.Contains(name))
            {
                context.Errors.Add(
                    DocumentErrorIds.UnknownTenant,
                    context.NodeOf(rule).At(key),
                    $"The allow rule names {Quoted.Of(name)}, which is neither a tenant nor a traffic class of a host{Nearest.Question(name, known)}");
            }
        }
    }

    // Traffic classes count as tenants (design section 5); a NIC's use is the class of a plain NIC.
    private static IEnumerable<string> TrafficClasses(NetworkDocument document) => document.Hosts
        .SelectMany(h => h.HostAdapters.Select(a => a.Traffic)
            .Concat(h.Teams.SelectMany(t => t.Interfaces).Select(i => i.Traffic))
            .Concat(h.PhysicalNics.Select(n => n.Use)))
        .OfType<string>()
        .Distinct(Names.Comparer);

    // Two tenants of one VLAN hear each other, so only an allow rule between them makes that a wish one can have.
    private static void CheckVlans(NetworkDocument document, ReadContext context)
    {
        var allowed = new HashSet<(string, string)>(document.Allow.Select(r => (Key(r.From), Key(r.To))));
        foreach (IGrouping<int, Tenant> group in document.Tenants.Where(t => t.Vlan is not null).GroupBy(t => t.Vlan!.Value.Value))
        {
            Tenant first = group.First();
            foreach (Tenant tenant in group.Skip(1))
            {
                if (!allowed.Contains((Key(first.Name), Key(tenant.Name))) && !allowed.Contains((Key(tenant.Name), Key(first.Name))))
                {
                    context.Errors.Add(
                        DocumentErrorIds.TenantVlanTwice,
                        context.NodeOf(tenant).At("vlan"),
                        $"The tenant {Quoted.Of(tenant.Name)} is to have VLAN {group.Key}, which is that of tenant {Quoted.Of(first.Name)} in {context.PlaceOf(first)}: give it another, or add an allow rule between them.");
                }
            }
        }
    }

    private static string Key(string name) => name.ToUpperInvariant();
}
