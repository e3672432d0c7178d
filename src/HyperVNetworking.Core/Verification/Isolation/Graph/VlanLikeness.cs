using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// Which VLANs a network treats alike: those that no setting names by themselves and that are in the same lists. One of each kind stands for the others,
/// so that whoever may send with any tag need not be followed with 4094 of them.
/// </summary>
internal sealed class VlanLikeness
{
    private readonly HashSet<VlanSet> _lists = [];
    private int[]? _representatives;

    /// <summary>The first VLAN of each kind, in ascending order.</summary>
    public IReadOnlyList<int> Representatives => _representatives ??= Divide();

    /// <summary>Notes a VLAN that a setting names.</summary>
    public void Name(int vlan)
    {
        if (VlanId.IsValid(vlan))
        {
            Part(VlanSet.Of(vlan));
        }
    }

    /// <summary>Notes a list that treats its VLANs alike and all others alike.</summary>
    public void Part(VlanSet list)
    {
        _lists.Add(list);
        _representatives = null;
    }

    /// <summary>Notes VLANs that a setting names one by one.</summary>
    public void NameEach(FrameClasses classes)
    {
        foreach (int frameClass in classes.Each())
        {
            Name(frameClass);
        }
    }

    /// <summary>Takes no VLAN for another: where ports are left out that would tell them apart.</summary>
    public void NameAll() => _representatives = Enumerable.Range(VlanId.MinValue, VlanId.MaxValue).ToArray();

    /// <summary>The first VLAN of the kind of each VLAN, by VLAN; 0 is its own.</summary>
    public int[] RepresentativeOfEach()
    {
        int[] kindOf = Kinds();
        var first = new Dictionary<int, int>();
        var representativeOf = new int[kindOf.Length];
        foreach (int vlan in Enumerable.Range(VlanId.MinValue, VlanId.MaxValue))
        {
            if (!first.TryGetValue(kindOf[vlan], out int representative))
            {
                first.Add(kindOf[vlan], representative = vlan);
            }

            representativeOf[vlan] = representative;
        }

        return representativeOf;
    }

    private int[] Divide()
    {
        int[] kindOf = Kinds();
        return Enumerable.Range(VlanId.MinValue, VlanId.MaxValue).GroupBy(vlan => kindOf[vlan]).Select(g => g.First()).ToArray();
    }

    private int[] Kinds()
    {
        var kindOf = new int[VlanId.MaxValue + 1];
        int kinds = 1;
        foreach (VlanSet list in _lists)
        {
            // Who is in the list moves out of its kind; those of one kind move together.
            var moved = new Dictionary<int, int>();
            foreach (VlanId vlan in list)
            {
                if (!moved.TryGetValue(kindOf[vlan.Value], out int kind))
                {
                    moved.Add(kindOf[vlan.Value], kind = kinds++);
                }

                kindOf[vlan.Value] = kind;
            }
        }

        return kindOf;
    }
}
