using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The machines of a network while they are gathered, and how they compare at the end.</summary>
internal sealed class MachineList
{
    private readonly string[] _names;
    private readonly RepeatedTexts _ids;
    private readonly RepeatedTexts _addresses;

    /// <summary>Makes an empty list.</summary>
    /// <param name="vms">How many VMs will come first.</param>
    /// <param name="servers">How many servers will come after them.</param>
    /// <param name="adapters">About how many adapters they and the hosts have.</param>
    public MachineList(int vms, int servers, int adapters)
    {
        _addresses = new RepeatedTexts(adapters);
        _names = new string[vms + servers];
        _ids = new RepeatedTexts(vms);
    }

    /// <summary>How many there are so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a machine.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="id">Its GUID, if it has one.</param>
    /// <returns>Its number.</returns>
    public int Add(string name, string? id)
    {
        _names[Count] = name;
        if (id is not null)
        {
            _ids.Note(Count, id);
        }

        return Count++;
    }

    /// <summary>Notes the MAC address of an adapter; nothing but zeros is one that Hyper-V has not given yet.</summary>
    /// <param name="endpoint">The adapter's number.</param>
    /// <param name="address">Its address, if it is known.</param>
    public void NoteAddress(int endpoint, string? address)
    {
        if (address is not null && address.AsSpan().Trim('0').Length > 0)
        {
            _addresses.Note(endpoint, address);
        }
    }

    /// <summary>Compares them all.</summary>
    /// <param name="places">The network that they are of.</param>
    /// <returns>The table of their names; the VMs that were seen on two hosts; the adapters that may have the MAC address of another.</returns>
    public (NameTable Names, IReadOnlyCollection<int> Twins, IReadOnlyCollection<int> SameAddresses) Compare(NetworkPlaces places)
    {
        NameTable? names = null;
        IReadOnlyCollection<int> twins = [];
        IReadOnlyCollection<int> sameAddresses = [];
        Parallel.Invoke(
            () => names = new NameTable(_names),
            () => twins = TwinMachines.Of(places, _ids),
            () => sameAddresses = [.. _addresses.Alike().SelectMany(alike => alike)]);
        return (names!, twins, sameAddresses);
    }
}
