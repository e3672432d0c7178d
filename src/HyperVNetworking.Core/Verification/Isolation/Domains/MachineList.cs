using System;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The machines of a network while they are gathered: hashed while their names are at hand, sought among each other at the end.</summary>
internal sealed class MachineList
{
    private readonly string[] _names;
    private readonly uint[] _hashes;

    /// <summary>Makes an empty list.</summary>
    /// <param name="vms">How many VMs will come first.</param>
    /// <param name="servers">How many servers will come after them.</param>
    /// <param name="adapters">About how many adapters they and the hosts have.</param>
    public MachineList(int vms, int servers, int adapters)
    {
        Addresses = new RepeatedTexts(adapters);
        _names = new string[vms + servers];
        _hashes = new uint[_names.Length];
        Ids = new RepeatedTexts(vms);
    }

    /// <summary>How many there are so far.</summary>
    public int Count { get; private set; }

    /// <summary>The GUIDs of the VMs.</summary>
    public RepeatedTexts Ids { get; }

    /// <summary>The MAC addresses of adapters.</summary>
    public RepeatedTexts Addresses { get; }

    /// <summary>Adds a machine.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="id">Its GUID, if it has one.</param>
    /// <returns>Its number.</returns>
    public int Add(string name, string? id)
    {
        _names[Count] = name;
        _hashes[Count] = NameHash.Of(name.AsSpan());
        if (id is not null)
        {
            Ids.Note(Count, id);
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
            Addresses.Note(endpoint, address);
        }
    }

    /// <summary>The table of their names.</summary>
    public NameTable ToTable() => new(_names, _hashes, Count);
}
