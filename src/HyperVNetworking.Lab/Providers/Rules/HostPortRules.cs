using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The host-side ports that a switch can have (facts A4, B1.3, B1.4).</summary>
internal static class HostPortRules
{
    /// <summary>Refuses a port that the switch cannot have.</summary>
    /// <param name="call">The call.</param>
    /// <param name="settings">The switch's settings.</param>
    /// <param name="port">The port as it would be kept.</param>
    /// <param name="existing">The port before; null for a new one.</param>
    /// <exception cref="ProviderRefusal">The switch cannot have it.</exception>
    public static void Check(ProviderCall call, CimRecord settings, CimRecord port, CimRecord? existing)
    {
        LabHost host = call.Host;
        string[] texts = [.. port.Texts("HostResource")];
        CimPath[] paths = [.. HostPort.Resources(port).Where(p => Names.Same(p.ServerName, host.Name) && Names.Same(p.Namespace, CimSchema.Virtualization))];
        if (texts.Length == 0 || paths.Length != texts.Length)
        {
            throw Refuse("HostResource of a host-side port must hold full paths of this host's computer system or of its external ports.");
        }

        foreach (CimPath path in paths)
        {
            if (host.Store.Find(path) is null)
            {
                throw host.Fault.NotFound(path.ToString());
            }
        }

        string guid = InstanceIds.Owner(settings.Text("InstanceID")!);
        bool isInternal = paths.All(p => Names.Same(p.ClassName, Msvm.ComputerSystem));
        if (!HostPort.IsConnected(port) && !(isInternal && port.Number("EnabledState") == 3 && !call.Options.RefuseDisconnectedHostPort))
        {
            throw Refuse($"EnabledState {port.Number("EnabledState")} is none that this port takes.");
        }

        if (isInternal)
        {
            if (paths.Length != 1 || !paths[0].Equals(host.SystemPath))
            {
                throw Refuse("HostResource of an internal port must be the host itself, once.");
            }
        }
        else if (paths.All(p => Names.Same(p.ClassName, Msvm.ExternalPort) || Names.Same(p.ClassName, Msvm.WiFiPort)))
        {
            CheckExternal(call, settings, guid, paths, existing);
        }
        else
        {
            throw Refuse("HostResource of a host-side port must be the host itself or external ports.");
        }
    }

    private static void CheckExternal(ProviderCall call, CimRecord settings, string guid, CimPath[] paths, CimRecord? existing)
    {
        LabHost host = call.Host;
        string? ownId = existing?.Text("InstanceID");
        if (HostPort.Of(host, guid).Any(p => HostPort.IsExternal(p) && !Names.Same(p.Text("InstanceID"), ownId)))
        {
            throw new ProviderRefusal(ProviderRefusal.InvalidState, $"The virtual switch {settings.Text("ElementName")} already has an external port.");
        }

        if (paths.Length > 1 && settings.Flag("TeamingEnabled") != true)
        {
            throw Refuse("Several external ports need a switch with TeamingEnabled.");
        }

        if (paths.Distinct().Count() != paths.Length || paths.Length > 8)
        {
            throw Refuse("HostResource must hold 1 to 8 different external ports.");
        }

        var taken = new HashSet<CimPath>(host.Store.Of(Msvm.Allocation)
            .Where(a => HostPort.IsExternal(a) && !Names.Same(a.Text("InstanceID"), ownId))
            .SelectMany(HostPort.Resources));
        foreach (CimPath path in paths)
        {
            CheckNic(call, settings, path, taken.Contains(path));
        }
    }

    private static void CheckNic(ProviderCall call, CimRecord settings, CimPath path, bool taken)
    {
        LabHost host = call.Host;
        string? device = HostPort.Adapter(host, path["DeviceID"]!)?.Text("DeviceID");
        string? name = HostPort.Adapter(host, path["DeviceID"]!)?.Text("Name");
        if (taken)
        {
            throw new ProviderRefusal(ProviderRefusal.InUse, $"The network adapter {name} is already bound to a virtual switch.");
        }

        if (host.Store.Find(Msvm.TeamMember, device) is not null)
        {
            throw new ProviderRefusal(ProviderRefusal.InUse, $"The network adapter {name} is a member of a NIC team.");
        }

        int build = int.Parse(host.OS.Build, System.Globalization.CultureInfo.InvariantCulture);
        bool isAllowed = build < TeamLimits.FirstBuildWithoutTeamUplink || (build < TeamLimits.FirstBuildWithoutOverride && settings.Flag("AllowNetLbfoTeams") == true);
        if (host.Store.Find(Msvm.TeamNic, device) is CimRecord teamNic && teamNic.Flag("Default") != true)
        {
            throw Refuse($"The network adapter {name} is a team NIC of one VLAN: a virtual switch takes the one in default mode.");
        }

        if (host.Store.Find(Msvm.TeamNic, device) is not null && call.Options.RefuseLbfoUplinkOnNewHosts && !isAllowed)
        {
            throw new ProviderRefusal(ProviderRefusal.NotSupported, $"The network adapter {name} is a NIC team, which a virtual switch of this Windows version does not take.");
        }
    }

    private static ProviderRefusal Refuse(string message) => new(ProviderRefusal.InvalidParameter, message);
}
