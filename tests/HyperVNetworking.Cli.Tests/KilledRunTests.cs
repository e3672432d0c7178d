using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Tests.Running;
using Xunit.Abstractions;

namespace HyperVNetworking.Cli.Tests;

/// <summary>Kills another process that applies a plan to four lab hosts, at random moments, and undoes or resumes. HVNET_KILLS says how often; few by default.</summary>
public sealed class KilledRunTests(ITestOutputHelper output) : IDisposable
{
    private const int Hosts = 4;
    private readonly string _folder = Directory.CreateTempSubdirectory("killed").FullName;

    [Fact]
    public async Task A_run_that_is_killed_at_any_moment_is_undone_or_resumed_to_a_proven_state()
    {
        int kills = int.TryParse(Environment.GetEnvironmentVariable("HVNET_KILLS"), CultureInfo.InvariantCulture, out int wanted) ? wanted : 4;
        string document = WriteDocument();
        int begun = 0, before = 0, after = 0;
        var random = new Random(20261122);
        TimeSpan length = await MeasureAsync(document);
        for (int i = 0; i < kills; i++)
        {
            string lab = Path.Combine(_folder, $"{i}.lab");
            string journal = Path.Combine(_folder, $"{i}.journal");
            Ok(await CommandRun.OfAsync("lab", "new", lab, "--document", document));
            string old = await StateAsync(lab);

            using (Process process = Apply(document, lab, journal))
            {
                await BegunAsync(process, journal);
                await Task.Delay(length * random.NextDouble());
                process.Kill();
                await process.WaitForExitAsync();
            }

            string[] runs = Directory.Exists(journal) ? Directory.GetFiles(journal, "*.journal") : [];
            string now = await StateAsync(lab);
            if (runs.Length == 0)
            {
                before++;
                Assert.Equal(old, now);
                continue;
            }

            string change = Path.GetFileNameWithoutExtension(Assert.Single(runs));
            JsonNode listed = JsonNode.Parse((await CommandRun.OfAsync("changes", "--journal", journal, "--format", "json")).Output)!["changes"]!.AsArray().SingleOrDefault() ?? new JsonObject();
            string? state = (string?)listed["state"];
            if (state is null)
            {
                before++;
                Assert.Equal(old, now);
                continue;
            }

            if (state == "Done")
            {
                after++;
            }
            else
            {
                begun++;
                Assert.Equal("Interrupted", state);
            }

            if (i % 2 == 0)
            {
                CommandRun undo = await CommandRun.OfAsync("undo", change, "--lab", lab, "--journal", journal, "--allow-disconnect", "--format", "json");
                Assert.True(undo.ExitCode == 0, $"kill {i}: {undo.Output}{undo.Error}");
                Assert.Equal(old, await StateAsync(lab));
            }
            else
            {
                CommandRun resume = await CommandRun.OfAsync("resume", change, "--lab", lab, "--journal", journal, "--allow-disconnect", "--format", "json");
                Assert.True(resume.ExitCode == 0, $"kill {i}: {resume.Output}{resume.Error}");
                Ok(await CommandRun.OfAsync("test", document, "--lab", lab));
            }

            // The mark is gone: the next run is not refused.
            Ok(await CommandRun.OfAsync("apply", document, "--lab", lab, "--journal", journal, "--allow-disconnect"));
        }

        output.WriteLine($"{kills} kills: {before} before the first record, {begun} in the middle, {after} after the end; zero lost, zero unexplained.");
        Assert.Equal(kills, before + begun + after);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Ok(CommandRun run) => Assert.True(run.ExitCode == 0, run.Output + run.Error);

    // What undoing restores: everything but the GUIDs of what was made again, and the time.
    private static async Task<string> StateAsync(string lab)
    {
        CommandRun run = await CommandRun.OfAsync("state", "--lab", lab, "--format", "json");
        Ok(run);
        JsonNode state = JsonNode.Parse(run.Output)!;
        foreach (JsonNode? host in state["hosts"]!.AsArray())
        {
            host!.AsObject().Remove("readAt");
        }

        return state.ToJsonString();
    }

    private async Task<TimeSpan> MeasureAsync(string document)
    {
        string lab = Path.Combine(_folder, "measured.lab");
        string journal = Path.Combine(_folder, "measured.journal");
        Ok(await CommandRun.OfAsync("lab", "new", lab, "--document", document));
        using Process process = Apply(document, lab, journal);
        await BegunAsync(process, journal);
        var watch = Stopwatch.StartNew();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return watch.Elapsed;
    }

    // Starting a process takes longer than the run does: the moments are chosen from when the journal is there.
    private static async Task BegunAsync(Process process, string journal)
    {
        while (!process.HasExited && !(Directory.Exists(journal) && Directory.EnumerateFiles(journal, "*.journal").Any()))
        {
            await Task.Delay(1);
        }
    }

    private static Process Apply(string document, string lab, string journal)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { typeof(Program).Assembly.Location, "apply", document, "--lab", lab, "--journal", journal, "--allow-disconnect" })
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private string WriteDocument()
    {
        string hosts = string.Join(",\n", Enumerable.Range(1, Hosts).Select(h => $$"""
            { "name": "HV{{h}}", "physicalNics": [ { "name": "NIC1", "port": "SwitchA/{{h}}" } ],
              "vms": [ { "name": "S{{h}}", "adapters": [ {} ] }, { "name": "R{{h}}", "adapters": [ {} ] }, { "name": "L{{h}}", "adapters": [ {} ] } ] }
            """));
        string ports = string.Join(", ", Enumerable.Range(1, Hosts).Select(h => $$"""{ "name": "{{h}}", "mode": "Trunk", "native": 1, "allowed": "2-4" }"""));
        string file = Path.Combine(_folder, "site.json");
        File.WriteAllText(file, $$"""
            { "tenants": [ { "name": "Sales", "vlan": 2, "members": ["S*"] }, { "name": "RnD", "vlan": 3, "members": ["R*"] } ],
              "hosts": [ {{hosts}} ],
              "fabric": { "switches": [ { "name": "SwitchA", "otherPorts": "Unused", "ports": [ {{ports}} ] } ] } }
            """);
        return file;
    }
}
