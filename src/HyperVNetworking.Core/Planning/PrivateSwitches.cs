using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>The Private switches: exactly where a tenant's visibility is HostOnly, one for each such tenant, because switches without a common port cannot be joined by a wrong VLAN number.</summary>
internal static class PrivateSwitches
{
    public static void Run(PlanDraft draft)
    {
        foreach (HostDraft host in draft.Hosts.Where(h => h.State.Complete))
        {
            TenantDraft[] tenants = host.Members.Select(m => m.Tenant).Where(t => t.IsHostOnly).Distinct().ToArray();
            if (tenants.Length == 0)
            {
                continue;
            }

            ILookup<VirtualSwitch?, VmAdapter> adapters = host.State.Vms
                .SelectMany(v => v.Adapters)
                .Where(a => a.Switch is not null)
                .ToLookup(a => host.State.FindSwitch(a.Switch));
            foreach (TenantDraft tenant in tenants)
            {
                if (Existing(host, tenant, adapters) is SwitchDraft existing)
                {
                    host.Private[tenant] = existing;
                }
            }

            foreach (TenantDraft tenant in tenants.Where(t => !host.Private.ContainsKey(t)))
            {
                string name = NewName(host, tenant);
                if (!SwitchPlanning.IsNameTaken(draft, host, name))
                {
                    host.Private[tenant] = new SwitchDraft(new VirtualSwitch { Name = name, Type = SwitchType.Private }, IsNew: true, null, name);
                }
            }

            foreach (TenantDraft tenant in tenants.Where(host.Private.ContainsKey))
            {
                Explain(draft, host, tenant, host.Private[tenant], tenants.Length);
            }
        }
    }

    // Only a switch that none but the tenant is on will do; an empty one only under the name that was wished for.
    private static SwitchDraft? Existing(HostDraft host, TenantDraft tenant, ILookup<VirtualSwitch?, VmAdapter> adapters)
    {
        var own = new HashSet<VmAdapter>(tenant.Members.Where(m => m.Host == host).Select(m => m.Adapter), ByIdentity.Instance);
        VirtualSwitch? best = host.State.Switches
            .Where(s => s.Type == SwitchType.Private
                && !host.Private.Values.Any(p => ReferenceEquals(p.Switch, s))
                && adapters[s].All(own.Contains)
                && (adapters[s].Any() || Names.Same(s.Name, Wished(host, tenant))))
            .OrderByDescending(s => adapters[s].Count())
            .ThenBy(s => s.Name, Names.Comparer)
            .FirstOrDefault();
        return best is null ? null : new SwitchDraft(best, IsNew: false, null, SwitchPlanning.ReferenceTo(host.State, best));
    }

    private static string Wished(HostDraft host, TenantDraft tenant) => host.State.NewSwitches?.Private ?? OwnName(tenant);

    private static string NewName(HostDraft host, TenantDraft tenant)
    {
        string wished = Wished(host, tenant);
        bool isFree = host.State.FindSwitch(wished) is null && !host.Private.Values.Any(p => Names.Same(p.Switch.Name, wished));
        return isFree ? wished : OwnName(tenant);
    }

    private static string OwnName(TenantDraft tenant) => $"Private {tenant.Name}";

    private static void Explain(PlanDraft draft, HostDraft host, TenantDraft tenant, SwitchDraft own, int tenantsHere)
    {
        draft.Decide(
            $"tenant {tenant.Name}",
            $"{(own.IsNew ? "a new" : "the existing")} Private switch {own.Switch.Name} on host {host.Name}, adapters Untagged",
            $"Its visibility is HostOnly: {tenant.Name} traffic must not be visible to any other device, and a Private switch has no uplink by which a frame could leave the host.",
            "A VLAN of its own on the External switch: a VLAN only separates; its frames could still leave through the uplink.");
        if (tenantsHere > 1)
        {
            draft.Decide(
                $"{host.Name} virtual switch {own.Switch.Name}",
                $"a Private switch for tenant {tenant.Name} alone",
                $"{tenantsHere} HostOnly tenants are on this host, and each must be apart from the others.",
                "One Private switch with a VLAN for each: one switch fewer, but one wrong VLAN number would join two tenants.");
        }
    }

    private sealed class ByIdentity : IEqualityComparer<VmAdapter>
    {
        public static readonly ByIdentity Instance = new();

        public bool Equals(VmAdapter? x, VmAdapter? y) => ReferenceEquals(x, y);

        public int GetHashCode(VmAdapter obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
