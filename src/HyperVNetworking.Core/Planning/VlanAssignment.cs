using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Stage 2: one VLAN per Fabric tenant. What must be comes first (the document, then servers), then what members have, then the lowest free number; so numbers are stable and the same on every run.</summary>
internal sealed class VlanAssignment
{
    private readonly PlanDraft _draft;
    private readonly VlanUsage _usage;
    private readonly Dictionary<VlanId, TenantDraft> _taken = [];

    private VlanAssignment(PlanDraft draft)
    {
        _draft = draft;
        _usage = VlanUsage.Of(draft);
    }

    public static void Run(PlanDraft draft)
    {
        var assignment = new VlanAssignment(draft);
        TenantDraft[] tenants = draft.Tenants.Where(t => !t.IsHostOnly).ToArray();
        foreach (TenantDraft tenant in tenants.Where(IsDemanded))
        {
            assignment.TakeDemanded(tenant);
        }

        // Where two tenants' members share a VLAN, the tenant with more members in it keeps it.
        TenantDraft[] open = tenants.Where(t => !IsDemanded(t) && t.Members.Count > 0).ToArray();
        foreach (TenantDraft tenant in open.OrderByDescending(t => Held(t).Select(h => h.Count).FirstOrDefault()))
        {
            assignment.Keep(tenant);
        }

        assignment.GiveNew(open.Where(t => t.Vlan is null));
    }

    private static bool IsDemanded(TenantDraft tenant) => tenant.Tenant.Vlan is not null || tenant.Fixed.Count > 0;

    /// <summary>The access VLANs of a tenant's VMs, the commonest first, then the lowest.</summary>
    private static List<(VlanId Vlan, int Count)> Held(TenantDraft tenant) => tenant.Members
        .Select(m => m.Adapter.Vlan)
        .OfType<PortVlan.Access>()
        .GroupBy(a => a.Id)
        .Select(g => (Vlan: g.Key, Count: g.Count()))
        .OrderByDescending(g => g.Count)
        .ThenBy(g => g.Vlan)
        .ToList();

    /// <summary>The VLAN that every VM of a tenant has; null if they differ or there are none.</summary>
    private static VlanId? Common(TenantDraft tenant)
    {
        List<(VlanId Vlan, int Count)> held = Held(tenant);
        return held.Count == 1 && held[0].Count == tenant.Members.Count ? held[0].Vlan : null;
    }

    private void TakeDemanded(TenantDraft tenant)
    {
        FixedVlan? first = tenant.Fixed.FirstOrDefault();
        FixedVlan? second = tenant.Fixed.FirstOrDefault(f => f.Vlan != first!.Vlan);
        if (second is not null)
        {
            Refuse(tenant, "ServersInDifferentVlans", $"{first!.Source}, but {second.Source}; put both ports into one VLAN, or make two tenants.");
            return;
        }

        if (tenant.Tenant.Vlan is VlanId asked && first is not null && first.Vlan != asked)
        {
            Refuse(tenant, "VlanDiffersFromServerPort", $"the document asks for VLAN {asked}, but {first.Source}; correct one of the two.");
            return;
        }

        VlanId vlan = tenant.Tenant.Vlan ?? first!.Vlan;
        string source = tenant.Tenant.Vlan is not null ? "the document asks for it" : first!.Source;
        if (_usage.WhyReserved(vlan) is string reserved)
        {
            Refuse(tenant, "VlanReserved", $"{source}, but {reserved}; choose another VLAN, or another list of reserved VLANs.");
        }
        else if (_taken.TryGetValue(vlan, out TenantDraft? other))
        {
            Refuse(tenant, "VlanSharedByTenants", $"{source}, but VLAN {vlan} is tenant {other.Name}'s; two tenants in one VLAN hear each other, so move one of them.");
        }
        else if (IsMoveAllowed(tenant, vlan, source))
        {
            Take(tenant, vlan, source);
        }
    }

    private void Keep(TenantDraft tenant)
    {
        foreach ((VlanId vlan, int count) in Held(tenant))
        {
            if (_usage.WhyReserved(vlan) is null && !_taken.ContainsKey(vlan))
            {
                Take(tenant, vlan, $"{(count == tenant.Members.Count ? "its VMs have" : $"{count} of its {tenant.Members.Count} VM adapters have")} it already, and what a tenant has it keeps");
                return;
            }
        }
    }

    private void GiveNew(IEnumerable<TenantDraft> tenants)
    {
        VlanSet free = _usage.Free().Except(VlanSet.Of(_taken.Keys));
        using IEnumerator<VlanId> next = free.GetEnumerator();
        foreach (TenantDraft tenant in tenants)
        {
            if (Common(tenant) is VlanId held && !_draft.Options.AllowRenumber)
            {
                string why = _usage.WhyReserved(held) ?? $"VLAN {held} is tenant {_taken[held].Name}'s";
                Refuse(tenant, "RenumberNotAllowed", $"all its VMs are in VLAN {held} and cannot stay, because {why}; allow the move to another VLAN (-AllowRenumber).");
            }
            else if (next.MoveNext())
            {
                Take(tenant, next.Current, $"it is the lowest free number in {_draft.Options.VlanRange}");
            }
            else
            {
                Refuse(
                    tenant,
                    "NoFreeVlan",
                    $"no VLAN is free: of {_draft.Options.VlanRange} every one is reserved, native or in use; widen the range (-VlanRange) or free a VLAN.");
            }
        }
    }

    private bool IsMoveAllowed(TenantDraft tenant, VlanId vlan, string source)
    {
        if (_draft.Options.AllowRenumber || Common(tenant) is not VlanId held || held == vlan)
        {
            return true;
        }

        Refuse(tenant, "RenumberNotAllowed", $"all its VMs are in VLAN {held}, but it must be in VLAN {vlan}, because {source}; allow the move (-AllowRenumber), or correct what asks for it.");
        return false;
    }

    private void Take(TenantDraft tenant, VlanId vlan, string source)
    {
        tenant.Vlan = vlan;
        _taken[vlan] = tenant;
        _draft.Decide(
            $"tenant {tenant.Name}",
            $"VLAN {vlan}",
            $"Members on other hosts or on the LAN need the wire, and a VLAN of its own keeps the tenant apart there; {vlan}, because {source}.",
            "A virtual switch and a NIC of its own: each further switch costs VMMS.EXE work, and the physical switches would still need the VLAN.");
    }

    private void Refuse(TenantDraft tenant, string errorId, string clause) =>
        _draft.Refuse(errorId, $"Tenant {tenant.Name}: {clause}", tenant: tenant.Name);
}
