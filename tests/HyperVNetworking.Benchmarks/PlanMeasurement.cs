using System;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Benchmarks;

/// <summary>Planning 8,000 VMs on 64 hosts from nothing, and smaller sites; and moving one of 50 tenants, with every state on the way judged.</summary>
internal static class PlanMeasurement
{
    public static async Task RunAsync()
    {
        foreach (int hosts in new[] { 8, 16, 32, 64 })
        {
            NetworkDocument site = Site.Build(hosts, 125, 50, configured: false);
            var options = new PlannerOptions { Now = DateTimeOffset.UnixEpoch };
            int steps = TenantVlanPlanner.Plan(site, site.Hosts, options).Plan!.Steps.Count;
            Measured plan = await Measured.OfAsync(() => { TenantVlanPlanner.Plan(site, site.Hosts, options); });
            Measured.Print(new { measurement = "plan", hosts, vms = hosts * 125, steps, ms = plan.Milliseconds, allocatedMb = plan.Megabytes });
        }

        foreach (int hosts in new[] { 8, 16, 32, 48 })
        {
            // One tenant moves to another VLAN, which no order does without harm: each state on the way is judged.
            NetworkDocument site = Site.Build(hosts, 125, 50, configured: true);
            NetworkDocument moved = site with
            {
                Hosts = site.Hosts.Select(h => h with { PhysicalNics = h.PhysicalNics.Take(1).ToValueList() }).ToValueList(),
                Tenants = site.Tenants.Select((t, i) => i > 0 ? t : t with { Vlan = new VlanId(1000) }).ToValueList(),
            };
            var options = new PlannerOptions { Now = DateTimeOffset.UnixEpoch, AllowRenumber = true };
            NetworkPlan result = TenantVlanPlanner.Plan(moved, moved.Hosts, options).Plan!;
            Measured plan = await Measured.OfAsync(() => { TenantVlanPlanner.Plan(moved, moved.Hosts, options); });
            Measured.Print(new { measurement = "renumber", hosts, vms = hosts * 125, steps = result.Steps.Count, judged = result.OrderChecked, gaps = result.Gaps.Count, ms = plan.Milliseconds, allocatedMb = plan.Megabytes });
        }
    }
}
