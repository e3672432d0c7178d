using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Tests.Running;
using HyperVNetworking.Core.Tests.Generators;
using HyperVNetworking.Documents;

namespace HyperVNetworking.Cli.Tests;

/// <summary>Over random documents: what only looks leaves every byte of a lab as it was.</summary>
public sealed class DryRunLawTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_dry_run_and_an_apply_with_nothing_to_do_change_no_byte_of_a_lab()
    {
        int changed = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            RandomNetwork network = RandomNetwork.Of(seed);
            string document = _scratch.Write($"{seed}.json", DocumentWriter.Write(network.Document));
            string lab = _scratch.Path($"{seed}.lab");
            string[] apply = ["apply", document, "--lab", lab, "--allow-renumber", "--allow-disconnect", .. Uplinks(network), .. Managed(network)];
            Assert.Equal(0, (await CommandRun.OfAsync("lab", "new", lab, "--document", document)).ExitCode);
            string before = Bytes(lab);

            CommandRun dry = await CommandRun.OfAsync([.. apply, "--what-if"]);
            Assert.Equal(before, Bytes(lab));
            CommandRun first = await CommandRun.OfAsync(apply);
            string after = Bytes(lab);
            CommandRun second = await CommandRun.OfAsync(apply);
            Assert.Equal(after, Bytes(lab));

            // Who cannot be planned for is refused every time; else the second run may only judge.
            Assert.Equal(dry.ExitCode == 2, first.ExitCode == 2);
            Assert.Equal(first.ExitCode, second.ExitCode);
            changed += before == after ? 0 : 1;
        }

        Assert.InRange(changed, 8, 20);
    }

    private static string[] Uplinks(RandomNetwork network) => [.. network.Uplinks.SelectMany(u => new[] { "--uplink-nic", $"{u.Key}={u.Value}" })];

    private static string[] Managed(RandomNetwork network) => [.. network.Document.Hosts.SelectMany(h => new[] { "--allow-management-path-change", h.Name })];

    private static string Bytes(string lab) => string.Concat(Directory.EnumerateFiles(Path.GetDirectoryName(lab)!, Path.GetFileName(lab) + "*")
        .Concat(Directory.EnumerateFiles(lab + ".hosts", "*", SearchOption.AllDirectories))
        .Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))
        .OrderBy(f => f, StringComparer.Ordinal)
        .Select(f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))));
}
