using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Lab;

namespace HyperVNetworking.Benchmarks;

/// <summary>Reading one host: round trips, time and allocation by its VMs; and against the pattern of tools that walk from each VM to its VLAN (facts A2.2, walk 1).</summary>
internal static class ReadMeasurement
{
    private const string Virtualization = @"root\virtualization\v2";

    public static async Task RunAsync()
    {
        foreach (int vms in new[] { 10, 100, 1000, 10000 })
        {
            NetworkLab lab = NetworkLab.Create(Site.Build(1, vms, 20, configured: true), null);
            using IHostSession session = Site.Session(lab, "HV000");
            int before = lab.OperationCount("HV000");
            await session.ReadStateAsync(CancellationToken.None);
            int roundTrips = lab.OperationCount("HV000") - before;
            Measured read = await Measured.OfAsync(() => session.ReadStateAsync(CancellationToken.None), vms > 1000 ? 3 : 5);
            Measured.Print(new { measurement = "read", vms, roundTrips, ms = read.Milliseconds, allocatedMb = read.Megabytes, kbPerVm = Math.Round(read.Megabytes * 1024 / vms, 1) });
        }

        await CompareAsync(vms: 200, latencyMs: 2);
    }

    // Both in one run, on one lab, with the same latency: only the pattern differs.
    private static async Task CompareAsync(int vms, int latencyMs)
    {
        NetworkLab lab = NetworkLab.Create(Site.Build(1, vms, 20, configured: true), null);
        lab.Faults = [Site.Latency(latencyMs)];
        using IHostSession session = Site.Session(lab, "HV000");
        using ICimClient client = lab.Connect("HV000");
        Measured whole = await Measured.OfAsync(() => session.ReadStateAsync(CancellationToken.None), 3);
        int before = lab.OperationCount("HV000");
        await WalkEachVmAsync(client);
        int walks = lab.OperationCount("HV000") - before;
        Measured perVm = await Measured.OfAsync(() => WalkEachVmAsync(client), 1);
        Measured.Print(new
        {
            measurement = "read against one walk a VM",
            vms,
            latencyMs,
            wholeMs = whole.Milliseconds,
            perVmMs = perVm.Milliseconds,
            perVmRoundTrips = walks,
            ratio = Math.Round(perVm.Milliseconds / whole.Milliseconds, 1),
        });
    }

    private static async Task WalkEachVmAsync(ICimClient client)
    {
        foreach (CimRecord vm in await client.QueryAsync(Virtualization, "SELECT * FROM Msvm_VirtualSystemSettingData WHERE VirtualSystemType = 'Microsoft:Hyper-V:System:Realized'", CancellationToken.None))
        {
            CimPath settings = CimPath.Of("Msvm_VirtualSystemSettingData", "InstanceID", vm.Text("InstanceID")!);
            foreach (CimRecord port in await AssociatorsAsync(client, settings, "Msvm_VirtualSystemSettingDataComponent", "Msvm_EthernetPortAllocationSettingData"))
            {
                CimPath allocation = CimPath.Of("Msvm_EthernetPortAllocationSettingData", "InstanceID", port.Text("InstanceID")!);
                await AssociatorsAsync(client, allocation, "Msvm_EthernetPortSettingDataComponent", "Msvm_EthernetSwitchPortVlanSettingData");
            }
        }
    }

    private static Task<IReadOnlyList<CimRecord>> AssociatorsAsync(ICimClient client, CimPath source, string association, string result) =>
        client.AssociatorsAsync(Virtualization, source, association, result, CancellationToken.None);
}
