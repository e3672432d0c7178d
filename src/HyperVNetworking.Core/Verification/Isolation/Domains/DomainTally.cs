using System;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>How many endpoints of which tenant send into and hear which broadcast domain: what is judged instead of pairs of endpoints.</summary>
internal sealed class DomainTally
{
    /// <summary>The index after the last pair of a domain.</summary>
    public const int End = -1;

    private Pair[] _pairs = new Pair[1024];
    private int[] _slots = new int[2048];
    private int[] _heads;

    /// <summary>Makes an empty tally.</summary>
    /// <param name="domains">How many domains there are so far; the domains are numbered from 0.</param>
    public DomainTally(int domains) => _heads = new int[Math.Max(4, domains)];

    /// <summary>How many pairs of a domain and a tenant there are.</summary>
    public int Count { get; private set; }

    /// <summary>A pair.</summary>
    public Pair this[int index] => _pairs[index];

    /// <summary>The first pair of a domain, or <see cref="End"/>.</summary>
    public int First(int domain) => domain < _heads.Length ? _heads[domain] - 1 : End;

    /// <summary>The next pair of the same domain, or <see cref="End"/>.</summary>
    public int Next(int index) => _pairs[index].Next;

    /// <summary>Counts endpoints in, or out again.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="sends">How many more send into it.</param>
    /// <param name="hears">How many more hear it.</param>
    public void Add(int domain, int tenant, int sends, int hears)
    {
        int slot = SlotOf(domain, tenant);
        while (_slots[slot] != 0)
        {
            ref Pair pair = ref _pairs[_slots[slot] - 1];
            if (pair.Domain == domain && pair.Tenant == tenant)
            {
                pair.Sends += sends;
                pair.Hears += hears;
                return;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        if (Count == _pairs.Length)
        {
            Grow();
        }

        if (domain >= _heads.Length)
        {
            Array.Resize(ref _heads, Math.Max(domain + 1, _heads.Length * 2));
        }

        _pairs[Count] = new Pair { Domain = domain, Tenant = tenant, Sends = sends, Hears = hears, Next = _heads[domain] - 1 };
        _heads[domain] = Count + 1;
        Place(Count++);
    }

    private int SlotOf(int domain, int tenant)
    {
        uint hash = ((uint)domain * 2654435761) ^ ((uint)tenant * 2246822519);
        return (int)((hash ^ (hash >> 15)) & (uint)(_slots.Length - 1));
    }

    private void Place(int index)
    {
        int slot = SlotOf(_pairs[index].Domain, _pairs[index].Tenant);
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        _slots[slot] = index + 1;
    }

    private void Grow()
    {
        Array.Resize(ref _pairs, Count * 2);
        _slots = new int[_pairs.Length * 2];
        for (int i = 0; i < Count; i++)
        {
            Place(i);
        }
    }

    /// <summary>A domain and a tenant.</summary>
    internal struct Pair
    {
        /// <summary>The domain.</summary>
        public int Domain;

        /// <summary>The tenant.</summary>
        public int Tenant;

        /// <summary>How many of its endpoints send into the domain.</summary>
        public int Sends;

        /// <summary>How many of its endpoints hear the domain.</summary>
        public int Hears;

        /// <summary>The next pair of the domain.</summary>
        public int Next;
    }
}
