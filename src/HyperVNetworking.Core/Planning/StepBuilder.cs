using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>Stage 4: the least change from what is to what is wanted. Per host: switches, then disconnections, then VLANs, then connections, so that no adapter is ever connected in a VLAN that is not its own.</summary>
internal static class StepBuilder
{
    public static void Run(PlanDraft draft)
    {
        // A host whose management path changes comes last: all others are done before it can be lost.
        foreach (HostDraft host in draft.Hosts.Where(h => h.State.Complete).OrderBy(h => h.External?.TakesManagementNic == true))
        {
            foreach ((HostChange change, string reason) in Switches(host).Concat(Adapters(host)))
            {
                draft.Steps.Add(new PlanStep
                {
                    Number = draft.Steps.Count + 1,
                    Host = host.Name,
                    Change = change,
                    Reason = reason,
                    Risk = StepRisks.Of(change, host.State),
                });
            }
        }
    }

    private static IEnumerable<(HostChange Change, string Reason)> Switches(HostDraft host)
    {
        if (host.External is { IsNew: true } external)
        {
            IEnumerable<TenantDraft> tenants = host.Members.Select(m => m.Tenant).Where(t => !t.IsHostOnly).Distinct();
            // Shared in the one call that binds the NIC: made unshared first, the host could not be reached for the second call.
            // Its adapter is untagged as the NIC was on the same wire, and has the NIC's MAC address.
            yield return (
                new HostChange.CreateSwitch(external.Switch, external.Traffic),
                $"Members of {Sentence.Tenants(tenants)} on this host need the wire, and there is no External switch for them.");
        }

        foreach (KeyValuePair<TenantDraft, SwitchDraft> own in host.Private.Where(p => p.Value.IsNew))
        {
            yield return (
                new HostChange.CreateSwitch(own.Value.Switch, null),
                $"Tenant {own.Key.Name} is HostOnly: its frames must not be able to reach an uplink.");
        }
    }

    private static IEnumerable<(HostChange Change, string Reason)> Adapters(HostDraft host)
    {
        var disconnections = new List<(HostChange, string)>();
        var vlans = new List<(HostChange, string)>();
        var connections = new List<(HostChange, string)>();
        foreach (MemberDraft member in host.Members)
        {
            SwitchDraft target = host.SwitchOf(member.Tenant)!;
            var adapter = AdapterReference.To(member.Vm, member.Adapter);
            PortVlan wanted = member.Tenant.PortVlan;
            string? from = member.Adapter.Switch;
            bool moves = from is null || target.IsNew || !ReferenceEquals(host.State.FindSwitch(from), target.Switch);
            if (member.Adapter.Vlan != wanted)
            {
                if (moves && from is not null)
                {
                    disconnections.Add((
                        new HostChange.ConnectAdapter(adapter, from, null),
                        $"It moves to virtual switch {target.Switch.Name} with another VLAN; while the VLAN changes nobody may hear it."));
                    from = null;
                }

                vlans.Add((
                    new HostChange.SetAdapterVlan(adapter, member.Adapter.Vlan, wanted),
                    WhyVlan(member.Tenant)));
            }

            if (moves)
            {
                connections.Add((
                    new HostChange.ConnectAdapter(adapter, from, target.Reference),
                    member.Tenant.IsHostOnly
                        ? $"Tenant {member.Tenant.Name} is HostOnly: its members meet on a Private switch."
                        : $"Tenant {member.Tenant.Name} meets its other members through the External switch."));
            }
        }

        return disconnections.Concat(vlans).Concat(connections);
    }

    private static string WhyVlan(TenantDraft tenant) => tenant.Domain switch
    {
        null => $"Tenant {tenant.Name} has a Private switch of its own and needs no VLAN there.",
        { Role: DomainRole.Own } => $"Tenant {tenant.Name} is VLAN {tenant.Vlan}.",
        { Role: DomainRole.Promiscuous } domain => $"Tenant {tenant.Name} is the middle of private VLAN {domain.Vlan}.",
        { Role: DomainRole.Heard } domain => $"Tenant {tenant.Name} is VLAN {domain.Vlan}, which {Sentence.Tenants(domain.HeardBy)} must hear without being heard.",
        { } domain => $"Tenant {tenant.Name} is secondary {domain.Vlan} of private VLAN {domain.Primary!.Vlan}.",
    };
}
