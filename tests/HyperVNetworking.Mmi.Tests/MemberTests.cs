using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HyperVNetworking.Core.Tests.Architecture;
using Microsoft.Management.Infrastructure;

namespace HyperVNetworking.Mmi.Tests;

/// <summary>
/// The members of the contract, each checked against MMI's public source (PowerShell/MMI, commit cf32fc6): the table says in which file
/// under src/Microsoft.Management.Infrastructure it stands there. What the contract gains has to be looked up and entered.
/// </summary>
public sealed class MemberTests
{
    private static readonly IReadOnlyList<(string Member, string Source)> s_table =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "HyperVNetworking.Mmi.Tests", "MmiMembers.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(cells => (cells[0], cells[1])),
    ];

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    [Fact]
    public void The_table_has_every_member_of_the_contract_and_no_other()
    {
        string contract = Path.Combine(Repository.Root, "src", "Contracts", "Microsoft.Management.Infrastructure", "bin", Configuration, "netstandard2.0", "Microsoft.Management.Infrastructure.dll");

        Assert.Equal(PublicMembers.Of(contract), s_table.Select(row => row.Member));
        Assert.All(s_table, row => Assert.EndsWith(".cs", row.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void The_double_has_every_member_of_the_table() =>
        Assert.Empty(s_table.Select(row => row.Member).Except(PublicMembers.Of(typeof(CimSession).Assembly.Location)));

    [PowerShellFact]
    public void The_MMI_of_PowerShell_has_every_member_of_the_table() =>
        Assert.Empty(s_table.Select(row => row.Member).Except(PublicMembers.Of(PowerShellMmi.Path!)));
}
