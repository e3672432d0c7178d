using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The settings of all adapters, each once, as the classes they send into and hear. Untagged is number 0, Access v is number v.</summary>
internal sealed class AdapterClasses
{
    private readonly Dictionary<(PortVlan Vlan, IsolationSetting? Isolation), int> _numbers = [];
    private readonly Dictionary<int, int> _pairs = [];
    private readonly Entry?[] _single = new Entry?[FrameClasses.Limit];
    private readonly List<Entry> _others = [];

    /// <summary>What a setting does; settings below <see cref="FrameClasses.Limit"/> send into and hear the one class of their number.</summary>
    public Entry this[int number] => number >= FrameClasses.Limit
        ? _others[number - FrameClasses.Limit]
        : _single[number] ??= new Entry(new AdapterRule(number == 0 ? PortVlan.None : new PortVlan.Access(new VlanId(number)), null));

    /// <summary>The number of a setting.</summary>
    public int NumberOf(PortVlan vlan, IsolationSetting? isolation)
    {
        if (isolation is null or { Mode: IsolationMode.None })
        {
            if (vlan is PortVlan.Access access)
            {
                return access.Id.Value;
            }

            if (vlan is PortVlan.Untagged)
            {
                return FrameClasses.VlanLess;
            }

            isolation = null;
            if (PairOf(vlan) is int pair and > 0)
            {
                return NumberOf(pair, vlan);
            }
        }

        if (!_numbers.TryGetValue((vlan, isolation), out int number))
        {
            number = FrameClasses.Limit + _others.Count;
            _others.Add(new Entry(new AdapterRule(vlan, isolation)));
            _numbers.Add((vlan, isolation), number);
        }

        return number;
    }

    // Of private VLAN there are many with the same two numbers: found by them, faster than by the whole setting.
    private static int PairOf(PortVlan vlan) => vlan switch
    {
        PortVlan.Isolated isolated => (isolated.Primary.Value * FrameClasses.Limit) + isolated.Secondary.Value,
        PortVlan.Community community => ((community.Primary.Value + FrameClasses.Limit) * FrameClasses.Limit) + community.Secondary.Value,
        _ => 0,
    };

    private int NumberOf(int pair, PortVlan vlan)
    {
        if (!_pairs.TryGetValue(pair, out int number))
        {
            number = FrameClasses.Limit + _others.Count;
            _others.Add(new Entry(new AdapterRule(vlan, null)));
            _pairs.Add(pair, number);
        }

        return number;
    }

    /// <summary>What a setting does.</summary>
    internal sealed class Entry(AdapterRule rule)
    {
        /// <summary>The rule.</summary>
        public AdapterRule Rule { get; } = rule;

        /// <summary>The classes that frames may enter.</summary>
        public int[] MaySend { get; } = rule.Sends(Reading.May).Each().ToArray();

        /// <summary>The classes that may be heard.</summary>
        public int[] MayHear { get; } = rule.Hears(Reading.May).Each().ToArray();

        /// <summary>The classes that frames enter for certain.</summary>
        public int[] MustSend { get; } = rule.Sends(Reading.Must).Each().ToArray();

        /// <summary>The classes that are heard for certain.</summary>
        public int[] MustHear { get; } = rule.Hears(Reading.Must).Each().ToArray();
    }
}
