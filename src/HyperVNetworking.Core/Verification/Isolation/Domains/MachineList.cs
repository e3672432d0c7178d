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
    public MachineList(int vms, int servers)
    {
        _names = new string[vms + servers];
        _hashes = new uint[_names.Length];
        Twins = new TwinMachines(vms);
    }

    /// <summary>How many there are so far.</summary>
    public int Count { get; private set; }

    /// <summary>The VMs by their GUIDs.</summary>
    public TwinMachines Twins { get; }

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
            Twins.Note(Count, id);
        }

        return Count++;
    }

    /// <summary>The table of their names.</summary>
    public NameTable ToTable() => new(_names, _hashes, Count);
}
