using System.Collections.Generic;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>What the screen knows of one tenant, gathered member by member in directory order.</summary>
internal struct TenantStanding
{
    /// <summary>Something about the tenant or its domains is not plain: the screen says nothing about it.</summary>
    public bool IsUnclear;

    /// <summary>Somebody else may hear it: its domains are drawn too wide rather than too narrow.</summary>
    public bool IsOverheard;

    /// <summary>Members differ in what they must reach, so that kinds of members are compared rather than one number.</summary>
    public bool IsMixed;

    /// <summary>Some domain is both sent into and heard by members.</summary>
    public bool MembersMeet;

    /// <summary>How many endpoints it has.</summary>
    public int Endpoints;

    /// <summary>How many machines it has.</summary>
    public int Machines;

    /// <summary>The machine of the last member.</summary>
    public int LastMachine;

    /// <summary>What every member so far must reach.</summary>
    public int Certain;

    /// <summary>The open ends that its frames reach; null for none.</summary>
    public SortedSet<int>? OpenEnds;

    /// <summary>Notes a member's machine; the adapters of one machine follow each other.</summary>
    public void NoteMember(int machine)
    {
        Endpoints++;
        if (Machines == 0 || machine != LastMachine)
        {
            Machines++;
            LastMachine = machine;
        }
    }

    /// <summary>Notes what a member must reach with the one class it has.</summary>
    public void NoteCertain(int certain)
    {
        if (Endpoints == 1)
        {
            Certain = certain;
        }
        else
        {
            IsMixed |= certain != Certain;
        }
    }

    /// <summary>Notes an open end.</summary>
    public void NoteOpenEnd(int openEnd) => (OpenEnds ??= []).Add(openEnd);
}
