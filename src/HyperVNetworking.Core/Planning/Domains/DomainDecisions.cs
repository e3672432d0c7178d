using System.Linq;

namespace HyperVNetworking.Planning;

/// <summary>Says for each tenant why it has the VLAN it has.</summary>
internal static class DomainDecisions
{
    public static void Explain(PlanDraft draft)
    {
        foreach (VlanDomain domain in draft.Domains.Where(d => d.Vlan is not null && d.Role != DomainRole.Silent))
        {
            foreach (TenantDraft tenant in domain.Tenants)
            {
                if (domain.Role == DomainRole.Own)
                {
                    Own(draft, domain, tenant);
                }
                else
                {
                    Private(draft, domain, tenant);
                }
            }
        }
    }

    private static void Own(PlanDraft draft, VlanDomain domain, TenantDraft tenant) => draft.Decide(
        $"tenant {tenant.Name}",
        $"VLAN {domain.Vlan}",
        domain.Tenants.Count > 1
            ? $"Allow rules let {Sentence.Tenants(domain.Tenants)} all hear each other, and one VLAN does that; {domain.Vlan}, because {domain.Source}."
            : $"Members on other hosts or on the LAN need the wire, and a VLAN of its own keeps the tenant apart there; {domain.Vlan}, because {domain.Source}.",
        domain.Tenants.Count > 1
            ? "A private VLAN: it is for tenants of which some may not hear each other."
            : "A virtual switch and a NIC of its own: each further switch costs VMMS.EXE work, and the physical switches would still need the VLAN.");

    private static void Private(PlanDraft draft, VlanDomain domain, TenantDraft tenant)
    {
        string place = domain.Role == DomainRole.Promiscuous ? "primary of a private VLAN" : $"secondary of private VLAN {domain.Primary!.Vlan}";
        draft.Decide(
            $"tenant {tenant.Name}",
            $"VLAN {domain.Vlan}, {place}; adapters {tenant.PortVlan}",
            $"{Reason(draft, domain)}; {domain.Vlan}, because {domain.Source}.",
            domain.Role == DomainRole.Isolated && domain.HeardBy.Count == 0
                ? "A tenant for each member: as many VLANs as members, and a new one with each."
                : "One VLAN for all that the rules join: those that may not hear each other would.");
    }

    private static string Reason(PlanDraft draft, VlanDomain domain) => domain.Role switch
    {
        DomainRole.Promiscuous => $"Allow rules join it with {Sentence.Tenants(draft.Tenants.Where(t => t.Domain?.Primary == domain))}, which need not hear each other, and a promiscuous adapter is in the middle",
        DomainRole.Community => $"An allow rule joins it with {Sentence.Tenants(domain.Primary!.Tenants)}, and a community hears its own members and the middle only{(domain.HeardBy.Count == 0 ? " and is not heard by it" : string.Empty)}",
        DomainRole.Heard => $"{Sentence.Tenants(domain.HeardBy)} must hear it and may not be heard by it (oneWay), so its adapters stay out of the primary",
        _ when domain.HeardBy.Count == 0 && domain.Primary!.Role == DomainRole.Silent => "Its members may not communicate (membersMayCommunicate is false), and isolated adapters hear nothing but the primary, into which nobody sends",
        _ => $"Its members may not communicate (membersMayCommunicate is false), and isolated adapters hear {Sentence.Tenants(domain.Primary!.Tenants)} in the middle and nobody else",
    };
}
