using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.DataPaths;

/// <summary>What the NICs under a VM adapter do for it, as far as the settings tell.</summary>
/// <param name="UsesFunction">Whether a virtual function (SR-IOV) carries its frames.</param>
/// <param name="IsRefused">Whether it asks for one and cannot have it.</param>
/// <param name="FunctionReason">Why it has one or not; empty where it asks for none.</param>
/// <param name="Vmq">Its VM queue, in words.</param>
internal sealed record AdapterHardware(bool UsesFunction, bool IsRefused, string FunctionReason, string Vmq)
{
    /// <summary>Looks at the adapter, its virtual switch and the NICs that the switch is on.</summary>
    public static AdapterHardware Of(HostState host, VmAdapter adapter)
    {
        VirtualSwitch? on = host.FindSwitch(adapter.Switch);
        NicTeam? team = on is null ? null : on.Uplinks.Select(u => host.FindNic(u) is null ? host.FindTeam(u) : null).FirstOrDefault(t => t is not null);
        PhysicalNic[] nics = on is null ? [] : (team is null ? on.Uplinks : team.Members).Select(host.FindNic).OfType<PhysicalNic>().ToArray();
        string? lacks = adapter.Offload.SriovWeight == 0 ? null : Lack(on, team, nics);
        bool uses = adapter.Offload.SriovWeight > 0 && lacks is null;
        return new AdapterHardware(
            uses,
            lacks is not null,
            lacks is not null ? $"It asks for SR-IOV and does not get it: {lacks}."
                : !uses ? string.Empty
                : nics.All(n => n.SrIov is not null) ? "So adapter, virtual switch and NIC are set."
                : "So adapter and virtual switch are set; what the NIC does was not told.",
            VmqOf(adapter, on, nics));
    }

    private static string? Lack(VirtualSwitch? on, NicTeam? team, PhysicalNic[] nics) =>
        on is null ? "it is connected to no virtual switch"
        : on.Type != SwitchType.External ? $"virtual switch {on.Name} is {on.Type} and has no NIC"
        : !on.SriovEnabled ? $"virtual switch {on.Name} was made without SR-IOV, which is chosen when it is made"
        : team is not null ? $"virtual switch {on.Name} is on NIC team {team.Name}, and a team (LBFO) switches SR-IOV off"
        : nics.FirstOrDefault(n => n.SrIov is { Supported: false }) is PhysicalNic cannot ? $"physical NIC {cannot.Name}, its firmware or Windows cannot do it"
        : nics.FirstOrDefault(n => n.SrIov is { Enabled: false }) is PhysicalNic off ? $"it is switched off on physical NIC {off.Name}"
        : null;

    private static string VmqOf(VmAdapter adapter, VirtualSwitch? on, PhysicalNic[] nics) =>
        adapter.Offload.VmqWeight == 0 ? "Off for this adapter (VmqWeight 0)."
        : on is null || on.Type != SwitchType.External ? "None: no NIC is under it."
        : nics.FirstOrDefault(n => n.Vmq is { Enabled: false }) is PhysicalNic off ? $"Asked for, and off on physical NIC {off.Name}."
        : nics.Length > 0 && nics.All(n => n.Vmq is { Enabled: true }) ? "On for adapter and NIC; a queue is given while there are some left."
        : "Asked for; what the NIC does was not told.";
}
