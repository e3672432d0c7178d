using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>The physical switches by number, the links between them, and which VLANs these treat alike: what stays the same under every failure.</summary>
internal sealed class FabricNumbers
{
    private readonly Dictionary<string, int> _numberOf = new(Names.Comparer);
    private readonly int[] _representativeOf;

    /// <summary>Numbers the switches of a physical network.</summary>
    public FabricNumbers(Fabric fabric)
    {
        var ends = new HashSet<PortReference>(fabric.Links.SelectMany(l => new[] { l.First, l.Second }).Concat(fabric.Lags.SelectMany(l => l.Ports)));
        foreach (PhysicalSwitch physicalSwitch in fabric.Switches.Where(s => !_numberOf.ContainsKey(s.Name)))
        {
            _numberOf.Add(physicalSwitch.Name, _numberOf.Count);
        }

        IsDoubtful = new bool[Count];
        foreach (PhysicalSwitch physicalSwitch in fabric.Switches)
        {
            IsDoubtful[_numberOf[physicalSwitch.Name]] |= physicalSwitch.MapsVlans == true;
        }

        Links = fabric with
        {
            Switches = fabric.Switches
                .Select(s => s with { Ports = s.Ports.Where(p => ends.Contains(new PortReference(s.Name, p.Name))).ToValueList(), OtherPorts = OtherPorts.Unused })
                .ToValueList(),
        };
        _representativeOf = FabricReach.GraphOf(Links).Vlans.RepresentativeOfEach();
    }

    /// <summary>How many switches there are.</summary>
    public int Count => _numberOf.Count;

    /// <summary>The switches with the ports that lead to others, and the links.</summary>
    public Fabric Links { get; }

    /// <summary>By switch: whether nobody can tell what it does to VLANs (site-rules B4).</summary>
    public bool[] IsDoubtful { get; }

    /// <summary>The number of a switch; -1 if nobody described it.</summary>
    public int Of(string name) => _numberOf.TryGetValue(name, out int number) ? number : -1;

    /// <summary>A VLAN that every link treats as it does this one.</summary>
    public int RepresentativeOf(int vlan) => _representativeOf[vlan];
}
