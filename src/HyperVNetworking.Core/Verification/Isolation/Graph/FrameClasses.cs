using System;
using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>A set of the classes that a frame inside a switch can be in: VLAN 1 to 4094, or 0 for none (design 6).</summary>
internal sealed class FrameClasses : IEquatable<FrameClasses>
{
    /// <summary>The class of frames without VLAN.</summary>
    public const int VlanLess = 0;

    /// <summary>What rules return for a frame that is dropped: no class and no tag.</summary>
    public const int Dropped = -1;

    /// <summary>One more than the largest class; keys combine a port and a class with it.</summary>
    public const int Limit = 4096;

    /// <summary>No class.</summary>
    public static readonly FrameClasses Empty = new(false, VlanSet.Empty);

    private readonly bool _hasVlanLess;
    private readonly VlanSet _vlans;

    /// <summary>Makes a set.</summary>
    /// <param name="hasVlanLess">Whether class 0 is in it.</param>
    /// <param name="vlans">The VLANs in it.</param>
    public FrameClasses(bool hasVlanLess, VlanSet vlans)
    {
        _hasVlanLess = hasVlanLess;
        _vlans = vlans;
    }

    /// <summary>Whether no class is in the set.</summary>
    public bool IsEmpty => !_hasVlanLess && _vlans.IsEmpty;

    /// <summary>The set of one class.</summary>
    public static FrameClasses Of(int frameClass) =>
        frameClass == VlanLess ? new FrameClasses(true, VlanSet.Empty) : new FrameClasses(false, VlanSet.Of(frameClass));

    /// <summary>Whether a class is in the set.</summary>
    public bool Contains(int frameClass) =>
        frameClass == VlanLess ? _hasVlanLess : frameClass > 0 && _vlans.Contains(new VlanId(frameClass));

    /// <summary>The classes of either set.</summary>
    public FrameClasses Union(FrameClasses other) => new(_hasVlanLess || other._hasVlanLess, _vlans.Union(other._vlans));

    /// <summary>The classes of both sets.</summary>
    public FrameClasses Intersect(FrameClasses other) => new(_hasVlanLess && other._hasVlanLess, _vlans.Intersect(other._vlans));

    /// <summary>The classes in ascending order.</summary>
    public IEnumerable<int> Each()
    {
        if (_hasVlanLess)
        {
            yield return VlanLess;
        }

        if (_vlans.IsEmpty)
        {
            yield break;
        }

        foreach (VlanId vlan in _vlans)
        {
            yield return vlan.Value;
        }
    }

    /// <inheritdoc/>
    public bool Equals(FrameClasses? other) =>
        other is not null && _hasVlanLess == other._hasVlanLess && _vlans.Equals(other._vlans);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FrameClasses);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((_vlans.GetHashCode() * 2) + (_hasVlanLess ? 1 : 0));
}
