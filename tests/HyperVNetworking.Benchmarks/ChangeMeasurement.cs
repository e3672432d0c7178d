using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Benchmarks;

/// <summary>Changing the VLAN of 500 adapters: calls and time, against one call an adapter.</summary>
internal static class ChangeMeasurement
{
    private const int Adapters = 500;
    private const int LatencyMs = 2;

    public static async Task RunAsync()
    {
        NetworkLab lab = NetworkLab.Create(Site.Build(1, Adapters, 20, configured: true), null);
        lab.Faults = [Site.Latency(LatencyMs)];
        using IHostSession session = Site.Session(lab, "HV000");
        HostState host = await session.ReadStateAsync(CancellationToken.None);
        HostChange[] there = [.. host.Vms.Select(vm => Change(vm, new VlanId(100)))];
        HostChange[] back = [.. there.Select(c => c.Inverse)];
        int before = lab.OperationCount("HV000");
        await session.ApplyAsync(there, CancellationToken.None);
        int calls = lab.OperationCount("HV000") - before;
        await session.ApplyAsync(back, CancellationToken.None);
        Measured together = await Measured.OfAsync(() => ThereAndBackAsync(session, [there], [back]), 3);
        Measured apart = await Measured.OfAsync(() => ThereAndBackAsync(session, [.. there.Select(c => new[] { c })], [.. back.Select(c => new[] { c })]), 1);
        Measured.Print(new
        {
            measurement = "change the VLAN of adapters that have one, there and back",
            adapters = Adapters,
            latencyMs = LatencyMs,
            calls,
            ms = together.Milliseconds,
            oneByOneMs = apart.Milliseconds,
            ratio = Math.Round(apart.Milliseconds / together.Milliseconds, 1),
        });
    }

    private static HostChange.SetAdapterVlan Change(VirtualMachine vm, VlanId to) =>
        new(AdapterReference.To(vm, vm.Adapters[0]), vm.Adapters[0].Vlan, new PortVlan.Access(to));

    private static async Task ThereAndBackAsync(IHostSession session, HostChange[][] there, HostChange[][] back)
    {
        foreach (HostChange[] batch in there.Concat(back))
        {
            await session.ApplyAsync(batch, CancellationToken.None);
        }
    }
}
