using System;
using System.Threading.Tasks;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Benchmarks;

/// <summary>Planning 8,000 VMs on 64 hosts from nothing, and smaller sites.</summary>
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
    }
}
