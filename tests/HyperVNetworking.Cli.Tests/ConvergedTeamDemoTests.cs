using System;
using System.IO;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Tests.Running;

namespace HyperVNetworking.Cli.Tests;

/// <summary>Seed 004 on the lab.</summary>
public sealed class ConvergedTeamDemoTests
{
    [Fact]
    public async Task It_builds_the_sample_from_bare_NICs_and_proves_host_traffic_and_tenants_apart()
    {
        using var scratch = new Scratch();
        string built = scratch.Path("built.json");

        CommandRun run = await CommandRun.OfAsync("demo", "converged-team", "--built", built);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.All(
            [
                "Mgmt      NIC1, NIC2  none     Management (VLAN 10), CSV (VLAN 11), LiveMigration (VLAN 12)",
                "NIC1 4, NIC2 4, NIC3 6, NIC4 6", "= 4. No policy of a host",
                "Done: 420 steps on 4 hosts",
                "CSV is heard by nobody else.", "LiveMigration is heard by nobody else.", "Management is heard by nobody else.", "Red is heard by nobody else.",
                "10 of 10 requirements proven", "Proven on the lab",
            ],
            text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
        Assert.True(
            File.ReadAllText(built) == File.ReadAllText(Scratch.Sample("converged-team-built.json")),
            "samples/converged-team-built.json is not what the demo builds: run 'hvnet demo converged-team --built samples/converged-team-built.json' and look at the difference.");
    }
}
