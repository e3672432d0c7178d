using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Tests.Running;

namespace HyperVNetworking.Cli.Tests;

public sealed class MatrixTests
{
    [Fact]
    public async Task It_is_one_object_with_endpoints_pairs_and_open_ends_and_nothing_else()
    {
        CommandRun run = await CommandRun.OfAsync("test", Scratch.Built, "--matrix", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        using JsonDocument matrix = JsonDocument.Parse(run.Output);
        Assert.Equal(["endpoints", "heardBy", "openEnds"], matrix.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.DoesNotContain(matrix.RootElement.GetProperty("heardBy").EnumerateArray(), p => p[0].GetString() == p[1].GetString());
    }

    [Fact]
    public async Task The_built_network_is_heard_inside_each_department_only()
    {
        CommandRun run = await CommandRun.OfAsync("test", Scratch.Built, "--matrix", "--format", "json");

        string[] expected =
        [
            .. Pairs("VM1", "VM2", "VM7", "Server1"), .. Pairs("VM3", "VM8", "Server2"), .. Pairs("VM4", "VM9", "Server3"), .. Pairs("VM5", "VM6"),
            .. Pairs("Host1/P-NIC2", "Host2/vEthernet (Switch C)"),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), HeardBy(run).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_document_without_tenants_gives_the_matrix_all_the_same()
    {
        using var scratch = new Scratch();
        string hosts = scratch.Write("hosts.json", """
            { "hosts": [ { "name": "H", "switches": [ { "name": "S", "type": "Private" } ], "vms": [
                { "name": "A", "adapters": [ { "switch": "S" } ] },
                { "name": "B", "adapters": [ { "name": "N", "switch": "S", "id": "6b7c9d3e-0000-4000-8000-000000000002" }, { "name": "N", "switch": "S", "vlan": { "mode": "Access", "id": 7 }, "id": "6b7c9d3e-0000-4000-8000-000000000001" } ] } ] } ] }
            """);

        CommandRun run = await CommandRun.OfAsync("test", hosts, "--matrix", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("{\"endpoints\":[\"A\",\"H/B/N\",\"H/B/N#2\"],\"heardBy\":[[\"A\",\"H/B/N\"],[\"H/B/N\",\"A\"]],\"openEnds\":[]}", run.Output.Trim());
    }

    [Fact]
    public async Task Hosts_and_fabric_in_files_of_their_own_are_one_network()
    {
        using var scratch = new Scratch();
        string host = scratch.Write("host.json", """
            { "hosts": [ { "name": "H", "physicalNics": [ { "name": "N", "port": "SW/1" } ], "switches": [ { "name": "S", "type": "External", "uplink": "N" } ],
              "vms": [ { "name": "A", "adapters": [ { "switch": "S", "vlan": { "mode": "Access", "id": 5 } } ] } ] } ] }
            """);
        string fabric = scratch.Write("fabric.json", """
            { "fabric": { "switches": [ { "name": "SW", "otherPorts": "Unknown", "ports": [ { "name": "1", "mode": "Trunk", "allowed": "5" }, { "name": "2", "mode": "Access", "vlan": 5, "attached": "R\u202eS" } ] } ] } }
            """);

        CommandRun run = await CommandRun.OfAsync("test", host, fabric, "--matrix", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["A>R\u202eS", "R\u202eS>A"], HeardBy(run));
        using JsonDocument matrix = JsonDocument.Parse(run.Output);
        Assert.Contains("SW", matrix.RootElement.GetProperty("openEnds").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_shows_hostile_names_without_what_they_would_do_to_a_terminal()
    {
        using var scratch = new Scratch();
        string hosts = scratch.Write("hosts.json", """
            { "hosts": [ { "name": "H", "switches": [ { "name": "S", "type": "Private" } ], "vms": [
                { "name": "[red]A\u001b[31m", "adapters": [ { "switch": "S" } ] }, { "name": "B\u202e", "adapters": [ { "switch": "S" } ] } ] } ] }
            """);

        CommandRun run = await CommandRun.OfAsync("test", hosts, "--matrix");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("[red]A\\u001b[31m", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\u202e', run.Output);
    }

    [Fact]
    public async Task Without_requirements_and_without_matrix_there_is_nothing_to_prove()
    {
        using var scratch = new Scratch();
        string hosts = scratch.Write("hosts.json", """{ "hosts": [ { "name": "H" } ] }""");

        CommandRun run = await CommandRun.OfAsync("test", hosts);

        run.AssertBadInput();
    }

    private static string[] HeardBy(CommandRun run)
    {
        using JsonDocument matrix = JsonDocument.Parse(run.Output);
        return matrix.RootElement.GetProperty("heardBy").EnumerateArray().Select(p => $"{p[0].GetString()}>{p[1].GetString()}").ToArray();
    }

    private static string[] Pairs(params string[] names) =>
        (from sender in names from hearer in names where sender != hearer select $"{sender}>{hearer}").ToArray();
}
