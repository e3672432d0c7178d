using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>What a configuration says of a switch; filled line by line.</summary>
internal sealed class ReadSwitch(string file, SwitchDialect dialect)
{
    private readonly Dictionary<string, ReadInterface> _byName = new(Names.Comparer);

    public string File { get; } = file;

    public SwitchDialect Dialect { get; } = dialect;

    public string? HostName { get; set; }

    public List<ReadInterface> Interfaces { get; } = [];

    public Dictionary<VlanId, ReadVlan> Vlans { get; } = [];

    /// <summary>The vPC or VLT domain; null if it is in none.</summary>
    public ReadDomain? Domain { get; set; }

    /// <summary>Whether it maps VLANs to others, or carries them in VXLAN.</summary>
    public bool MapsVlans { get; set; }

    /// <summary>Whether every trunk tags its native VLAN.</summary>
    public bool TagsNative { get; set; }

    /// <summary>Whether ports that say nothing are switch ports (NX-OS).</summary>
    public bool? DefaultSwitchport { get; set; }

    /// <summary>Whether switch ports that say nothing are shut down (NX-OS).</summary>
    public bool DefaultShutdown { get; set; }

    public ReadInterface Interface(InterfaceName name, int line)
    {
        if (!_byName.TryGetValue(name.Text, out ReadInterface? found))
        {
            found = _byName[name.Text] = new ReadInterface(name, line);
            Interfaces.Add(found);
        }

        return found;
    }

    public ReadInterface? Find(string name) => _byName.TryGetValue(name, out ReadInterface? found) ? found : null;

    public ReadVlan Vlan(VlanId id)
    {
        if (!Vlans.TryGetValue(id, out ReadVlan? found))
        {
            found = Vlans[id] = new ReadVlan();
        }

        return found;
    }
}
