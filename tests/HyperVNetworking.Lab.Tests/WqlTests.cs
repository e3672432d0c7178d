using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>The query language: what it selects, and what it refuses.</summary>
public class WqlTests
{
    private static readonly string[] s_hostile = ["a'b", "a\"b", @"a\b", @"\\", "]]>", "100%", "_", "[x]", "[^a]", "a&b<c>", "line\nbreak", "\u202Eabc", new string('x', 256), "' OR Name LIKE '%"];

    private static readonly ICimClient s_client = Client(new HostState
    {
        Name = "Host1",
        Vms = [.. s_hostile.Select(n => new VirtualMachine { Name = n })],
    });

    private const string Host = "ASSOCIATORS OF {Msvm_ComputerSystem.CreationClassName=\"Msvm_ComputerSystem\",Name=\"HOST1\"}";

    private static async Task<string[]> Names(string condition) =>
        [.. (await s_client.Query("SELECT * FROM Msvm_ComputerSystem WHERE " + condition)).Select(r => r.Text("ElementName")!)];

    public static TheoryData<string> Hostile => [.. s_hostile];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_literal_means_itself_whatever_is_in_it(string name) =>
        Assert.Equal([name], await Names("ElementName = " + Wql.Literal(name)));

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_pattern_means_itself_whatever_is_in_it(string name) =>
        Assert.Equal([name], await Names("ElementName LIKE " + Wql.Literal(Wql.LikePattern(name))));

    [Theory]
    [InlineData("ElementName LIKE '1__[%]'", 1)]
    [InlineData("ElementName LIKE 'a%' AND NOT ElementName LIKE '%b'", 1)]
    [InlineData("ElementName = '100%' OR ElementName = '_'", 2)]
    [InlineData("(ElementName = '100%' OR ElementName = '_') AND EnabledState = 2", 2)]
    [InlineData("ProcessID IS NULL", 15)]
    [InlineData("ElementName IS NOT NULL AND Name <> 'HOST1'", 14)]
    [InlineData("ElementName LIKE '[h-h]ost[^2-9]'", 1)]
    [InlineData("EnabledState != 2", 0)]
    [InlineData("EnabledState < 3", 15)]
    [InlineData("EnabledState > 2", 0)]
    [InlineData("EnabledState >= 2 AND EnabledState <= 2", 15)]
    [InlineData("ElementName < 'a'", 2)]
    [InlineData("ElementName > 'x'", 7)]
    [InlineData("NOT (ElementName LIKE 'a%' OR ElementName IS NULL)", 11)]
    [InlineData("ElementName LIKE '[^a]%' AND ElementName LIKE '%[%]'", 2)]
    [InlineData("ElementName LIKE '[[]%]'", 2)]
    public async Task Conditions_select(string condition, int count) => Assert.Equal(count, (await Names(condition)).Length);

    [Theory]
    [InlineData("")]
    [InlineData("SELECT * FROM")]
    [InlineData("SELECT Nane FROM Msvm_ComputerSystem")]
    [InlineData("SELECT Name, FROM Msvm_ComputerSystem")]
    [InlineData("SELECT *, Name FROM Msvm_ComputerSystem")]
    [InlineData("SELECT Name ElementName FROM Msvm_ComputerSystem")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE EnabledState < '3'")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE EnabledState = 2x")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE 2 = EnabledState")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name = NULL")]
    [InlineData("SELECT * FROM Msvm_VirtualSystemSettingData WHERE IsSaved > FALSE")]
    [InlineData("SELECT * FROM Msvm_SystemDevice WHERE PartComponent = 'x'")]
    [InlineData("ASSOCIATORS OF Msvm_ComputerSystem")]
    [InlineData("ASSOCIATORS OF {}")]
    [InlineData("ASSOCIATORS OF {x")]
    [InlineData("ASSOCIATORS OF {Msvm_ComputerSystem}")]
    [InlineData("ASSOCIATORS OF {Msvm_ComputerSystem.CreationClassName='Msvm_ComputerSystem',Name='HOST1'}")]
    [InlineData(Host + " WHERE")]
    [InlineData(Host + " WHERE AssocClass Msvm_SystemDevice")]
    [InlineData(Host + " WHERE AssocClass='Msvm_SystemDevice'")]
    [InlineData(Host + " WHERE AssocClass=Msvm_SystemDevice AND ResultClass=Msvm_ExternalEthernetPort")]
    [InlineData(Host + " WHERE Role=GroupComponent Role=GroupComponent")]
    [InlineData(Host + " WHERE ClassDefsOnly")]
    [InlineData(Host + " WHERE Name='x'")]
    [InlineData("REFERENCES OF {Msvm_ComputerSystem.Name=\"x\"} WHERE ResultRole=PartComponent")]
    [InlineData("REFERENCES {Msvm_ComputerSystem.Name=\"x\"}")]
    [InlineData("DELETE FROM Msvm_ComputerSystem")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name = 'x' OR")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name = 'x")]
    [InlineData(@"SELECT * FROM Msvm_ComputerSystem WHERE Name = 'a\b'")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Nane = 'x'")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE EnabledState = '2'")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name = 2")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE OperationalStatus = 2")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name LIKE '[a'")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE EnabledState LIKE '2'")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE EnabledState = 99999999999999999999999999999999999")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem; SELECT * FROM Msvm_ComputerSystem")]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name = 'x' GROUP WITHIN 3")]
    public async Task Anything_else_is_refused(string query)
    {
        var fault = await Assert.ThrowsAsync<HostFaultException>(() => s_client.Query(query));

        Assert.StartsWith("Host1: InvalidQuery: ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT * FORM Msvm_ComputerSystem", 10)]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Nane = 'x'", 41)]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name = 2", 48)]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name LIKE '[a'", 51)]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name = 'x", 48)]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE (Name = 'x'", 52)]
    public async Task A_refusal_says_where(string query, int position)
    {
        var fault = await Assert.ThrowsAsync<HostFaultException>(() => s_client.Query(query));

        Assert.Contains($", at position {position}, in: {query}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_property_list_brings_those_properties_and_no_others()
    {
        CimRecord only = Assert.Single(await s_client.Query("SELECT elementname, EnabledState FROM CIM_ComputerSystem WHERE Name = 'HOST1'"));

        Assert.Equal(["ElementName", "EnabledState"], only.Fields.Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Msvm_ComputerSystem", only.ClassName);
    }

    [Fact]
    public async Task Deep_and_long_queries_are_refused_in_time()
    {
        string head = "SELECT * FROM Msvm_ComputerSystem WHERE ";
        foreach (string query in new[] { head + new string('(', 20000), head + string.Join(" OR ", Enumerable.Repeat("Name = 'x'", 4000)), head + new string(' ', 100000), head + string.Concat(Enumerable.Repeat("NOT ", 9000)) })
        {
            await Assert.ThrowsAsync<HostFaultException>(() => s_client.Query(query));
        }

        Assert.Empty(await Names("ElementName LIKE '" + string.Concat(Enumerable.Repeat("%x", 300)) + "z'"));
    }

    [Fact]
    public void A_seeded_run_of_random_queries_ends_in_a_result_or_a_refusal()
    {
        var random = new Random(4711);
        string[] pieces = ["SELECT", "*", "FROM", "Msvm_ComputerSystem", "WHERE", "Name", "=", "<>", "LIKE", "'a%'", "'\\'", "(", ")", "AND", "OR", "NOT", "IS", "NULL", "2", "\"x\"", "[", "\u202E", "'", "]]>", "ASSOCIATORS", "REFERENCES", "OF", "{Msvm_ComputerSystem.Name=\"x\"}", "{", "}", ",", "<", ">=", "ResultClass", "Role"];
        for (int i = 0; i < 10000; i++)
        {
            string tail = string.Join(' ', Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                _ = WqlParser.Parse((i % 2 == 0 ? "SELECT * FROM Msvm_ComputerSystem WHERE " : string.Empty) + tail);
            }
            catch (WqlException e)
            {
                Assert.InRange(e.Position, 1, tail.Length + 60);
            }
        }
    }
}
