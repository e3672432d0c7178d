using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Whether members that no step of ours can set (servers, host adapters of the tenant's traffic class) do what a private VLAN needs of them.</summary>
internal static class ServerPortCheck
{
    public static void Run(PlanDraft draft)
    {
        var ports = new ServerPorts(draft.Document.Fabric);
        VlanSet taken = VlanSet.Of(draft.Domains.Where(d => d.Vlan is not null).Select(d => d.Vlan!.Value));
        foreach (TenantDraft tenant in draft.Tenants.Where(t => t.Domain is { Vlan: not null, Role: not DomainRole.Own }))
        {
            // A plain member hears one VLAN and sends into it.
            bool plainWill = tenant.PortVlan is PortVlan.Access;
            foreach (FixedVlan plain in tenant.Fixed.Where(_ => !plainWill))
            {
                Refuse(draft, tenant, plain.Source);
            }

            foreach (FixedPrivateVlan set in tenant.FixedPrivate.Where(f => !Does(f.Vlan, tenant.PortVlan, taken)))
            {
                Refuse(draft, tenant, set.Source);
            }

            foreach (string trunk in tenant.Servers.SelectMany(ports.TrunksOf).Where(_ => tenant.Domain!.Role == DomainRole.Isolated))
            {
                Refuse(draft, tenant, trunk);
            }
        }
    }

    // A promiscuous port may list more secondaries than are needed, as long as they are nobody's.
    private static bool Does(PortVlan actual, PortVlan needed, VlanSet taken) =>
        actual is PortVlan.Promiscuous described && needed is PortVlan.Promiscuous wanted
            ? described.Primary == wanted.Primary && described.Secondaries.Intersect(taken).Equals(wanted.Secondaries)
            : actual == needed;

    private static void Refuse(PlanDraft draft, TenantDraft tenant, string source) => draft.Refuse(
        "ServerPortNotPrivate",
        $"Tenant {tenant.Name}: {source}, but {Why(tenant)} that needs {tenant.PortVlan} there, and no step of a plan sets it; give the port that private VLAN and describe it (privateVlan), or take it out of the tenant.",
        tenant: tenant.Name);

    private static string Why(TenantDraft tenant) => tenant.Domain!.Role == DomainRole.Isolated ? "its members may not communicate, and" : "an allow rule joins the tenant with another, and";
}
