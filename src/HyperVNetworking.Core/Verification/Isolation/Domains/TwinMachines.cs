using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// Finds the VMs that were seen on two hosts, by their GUID (site-rules A3). Most GUIDs are there once: a bit for each tells them from the
/// few that have to be compared.
/// </summary>
internal sealed class TwinMachines
{
    private const int BitsPerMachine = 64;

    private readonly uint[] _hashes;
    private readonly ulong[] _seen;
    private readonly ulong[] _again;

    /// <summary>Prepares for some VMs.</summary>
    /// <param name="machines">At most how many there are.</param>
    public TwinMachines(int machines)
    {
        int words = 1;
        while (words < machines / (64 / BitsPerMachine))
        {
            words <<= 1;
        }

        _hashes = new uint[machines];
        _seen = new ulong[words];
        _again = new ulong[words];
    }

    /// <summary>Notes a VM.</summary>
    /// <param name="machine">Its number.</param>
    /// <param name="id">Its GUID.</param>
    public void Note(int machine, string id) => _hashes[machine] = NameHash.Of(id.AsSpan());

    /// <summary>Finds those that are on two hosts.</summary>
    /// <param name="places">The network that the numbers are of.</param>
    /// <returns>The machines, as numbers of <see cref="NetworkPlaces.Machines"/>, in ascending order.</returns>
    public IReadOnlyCollection<int> Find(NetworkPlaces places)
    {
        Mark();
        List<int> suspects = Suspects();
        suspects.RemoveAll(machine => IdOf(places, machine) is null);
        return [.. suspects
            .GroupBy(machine => _hashes[machine])
            .Where(alike => alike.Skip(1).Any())
            .SelectMany(alike => alike.GroupBy(machine => IdOf(places, machine)!, Names.Comparer))
            .Where(same => same.Any(machine => places.HostOf(machine) != places.HostOf(same.First())))
            .SelectMany(same => same)
            .OrderBy(machine => machine)];
    }

    private static ulong BitOf(uint hash) => 1UL << (int)(hash & 63);

    private static string? IdOf(NetworkPlaces places, int machine)
    {
        int host = places.HostOf(machine);
        return places.Hosts[host].Vms[machine - places.FirstVm[host]].Id;
    }

    private List<int> Suspects()
    {
        var suspects = new List<int>();
        for (int machine = 0; machine < _hashes.Length; machine++)
        {
            if ((_again[WordOf(_hashes[machine])] & BitOf(_hashes[machine])) != 0)
            {
                suspects.Add(machine);
            }
        }

        return suspects;
    }

    // In a loop of its own, so that the processor looks up many at a time.
    private void Mark()
    {
        foreach (uint hash in _hashes)
        {
            int word = WordOf(hash);
            ulong bit = BitOf(hash);
            _again[word] |= _seen[word] & bit;
            _seen[word] |= bit;
        }
    }

    private int WordOf(uint hash) => (int)((hash >> 6) & (uint)(_seen.Length - 1));
}
