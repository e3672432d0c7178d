using System.Collections.Generic;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>What the described ports of physical switches do to every tag and VLAN, worked out once for all ports that do the same.</summary>
internal sealed class RuleTables
{
    private readonly Dictionary<object, Table> _tables = [];

    /// <summary>What a port does.</summary>
    public Table Of(PhysicalPortRule rule)
    {
        if (!_tables.TryGetValue(rule.Likeness, out Table? table))
        {
            _tables.Add(rule.Likeness, table = new Table(rule));
        }

        return table;
    }

    /// <summary>A port's rule as arrays.</summary>
    internal sealed class Table
    {
        private readonly int[] _mayEnter;
        private readonly int[] _mustEnter;
        private readonly int[] _mayLeave;
        private readonly int[] _mustLeave;

        /// <summary>Works out a rule.</summary>
        public Table(PhysicalPortRule rule)
        {
            _mayEnter = Each(tag => rule.Ingress(tag, Reading.May));
            _mustEnter = Each(tag => rule.Ingress(tag, Reading.Must));
            _mayLeave = Each(vlan => rule.Egress(vlan, Reading.May));
            _mustLeave = Each(vlan => rule.Egress(vlan, Reading.Must));
        }

        /// <summary>The VLAN that a tag enters, as <see cref="PortRule.Ingress"/> says.</summary>
        public int Enters(int tag, Reading reading) => (reading == Reading.May ? _mayEnter : _mustEnter)[tag];

        /// <summary>The tag that a VLAN leaves with, as <see cref="PortRule.Egress"/> says.</summary>
        public int Leaves(int vlan, Reading reading) => (reading == Reading.May ? _mayLeave : _mustLeave)[vlan];

        /// <summary>The VLAN of a frame after it left by this port and entered by another.</summary>
        public int Crosses(Table other, int vlan, Reading reading)
        {
            int tag = Leaves(vlan, reading);
            return tag == FrameClasses.Dropped ? FrameClasses.Dropped : other.Enters(tag, reading);
        }

        private static int[] Each(System.Func<int, int> rule)
        {
            var table = new int[FrameClasses.Limit - 1];
            for (int i = 0; i < table.Length; i++)
            {
                table[i] = rule(i);
            }

            return table;
        }
    }
}
