using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Fabrics.Reading;

namespace HyperVNetworking.Fabrics.Writing;

/// <summary>Tells the dialect of a switch by the names of its ports, letter case included.</summary>
internal static class PortDialect
{
    private static readonly SwitchDialect[] s_all = [SwitchDialect.NxOs, SwitchDialect.Ios, SwitchDialect.Os10];

    /// <returns>The one dialect that prints all names so; null if none or several do.</returns>
    public static SwitchDialect? Of(IEnumerable<string> names)
    {
        string[] all = names.ToArray();
        SwitchDialect[] fitting = s_all.Where(d => all.All(n => InterfaceName.Read(n, d) is InterfaceName read && string.Equals(read.Text, n, StringComparison.Ordinal))).ToArray();

        // Catalyst switches print their speeds; "Ethernet1/1" alone is a Nexus.
        return fitting.Length == 1 ? fitting[0] : fitting.Contains(SwitchDialect.NxOs) && !fitting.Contains(SwitchDialect.Os10) ? SwitchDialect.NxOs : null;
    }
}
