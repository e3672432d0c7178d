using System.Collections.Generic;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>RequestStateChange of a VM (facts A1.1); its switch ports and devices come and go with it.</summary>
internal static class VmStates
{
    private const ushort Running = 2;
    private const ushort Off = 3;
    private const ushort Saved = 6;
    private const ushort Paused = 9;
    private const uint NotReady = 32780;

    // What may be asked of a VM in which state.
    private static readonly Dictionary<ushort, long[]> s_from = new()
    {
        [Running] = [Off, Saved, Paused],
        [Off] = [Running, Saved, Paused],
        [Saved] = [Running, Paused],
        [Paused] = [Running],
    };

    /// <summary>Calls a method.</summary>
    /// <param name="call">The call.</param>
    /// <returns>What it did; null if the lab lacks the method.</returns>
    public static ProviderResult? Invoke(ProviderCall call) => call.Method.Name == "RequestStateChange" ? Change(call) : null;

    private static ProviderResult Change(ProviderCall call)
    {
        ushort wanted = call.Need<ushort>("RequestedState");
        if (Names.Same(call.Target.Text("Name"), call.Host.Name))
        {
            throw new ProviderRefusal(ProviderRefusal.NotSupported, "The host itself does not change its state on request.");
        }

        // 4 shuts the guest down, 10 and 11 restart it: it ends off, or runs again.
        ushort target = wanted switch { 4 => Off, 10 or 11 => Running, _ => wanted };
        if (!s_from.TryGetValue(target, out long[]? from))
        {
            throw new ProviderRefusal(ProviderRefusal.InvalidParameter, $"RequestedState {wanted} is none that a VM takes.");
        }

        long now = call.Target.Number("EnabledState") ?? 0;
        bool restart = wanted is 10 or 11;
        if (restart ? now != Running : System.Array.IndexOf(from, now) < 0)
        {
            throw new ProviderRefusal(ProviderRefusal.InvalidState, $"The VM is in state {now}, from which it does not go to {wanted}.");
        }

        return new ProviderResult(null, [call.Host.PathOf(Set(call.Host, call.Target, target))]);
    }

    /// <summary>InitiateShutdown and InitiateReboot: the guest does it, so it must run and answer (facts A1.15).</summary>
    /// <param name="call">The call, on a shutdown component.</param>
    /// <returns>What it did; null if the lab lacks the method.</returns>
    public static ProviderResult? InvokeInGuest(ProviderCall call)
    {
        if (call.Method.Name is not ("InitiateShutdown" or "InitiateReboot"))
        {
            return null;
        }

        CimRecord vm = call.Host.Store.Find(call.Host.SystemPathOf(call.Target.Text("SystemName")!))!;
        if (vm.Number("EnabledState") != Running)
        {
            throw new ProviderRefusal(ProviderRefusal.InvalidState, "The VM does not run.");
        }

        if (!IntegrationComponent.Answers(call.Target))
        {
            throw new ProviderRefusal(NotReady, "The guest does not answer.");
        }

        if (call.Method.Name == "InitiateShutdown")
        {
            Set(call.Host, vm, Off);
        }

        return ProviderResult.Done;
    }

    private static CimRecord Set(LabHost host, CimRecord vm, ushort state)
    {
        CimRecord after = host.With(vm, ("EnabledState", state));
        host.Store.Put(after);
        if (host.Store.Find(Msvm.VmSettings, InstanceIds.Settings(after.Text("Name")!)) is CimRecord settings)
        {
            host.Store.Put(host.With(settings, ("IsSaved", state == Saved)));
        }

        return after;
    }
}
