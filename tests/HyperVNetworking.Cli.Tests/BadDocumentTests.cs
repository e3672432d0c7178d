using System;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Tests.Running;

namespace HyperVNetworking.Cli.Tests;

/// <summary>Every bad input of the main job: one clear error with file and line, exit 2, nothing changed, no stack trace.</summary>
public sealed class BadDocumentTests
{
    private const string Vm = """{ "name": "VM1", "adapters": [{ "name": "Network Adapter" }] }""";

    public static TheoryData<string, string, int> Documents => new()
    {
        { "unknown key", "{\n  \"tennants\": []\n}", 2 },
        { "duplicate key", "{\n  \"tenants\": [],\n  \"tenants\": []\n}", 3 },
        { "duplicate VM without id", $"{{ \"hosts\": [{{ \"name\": \"H\", \"vms\": [\n{Vm},\n{Vm}] }}] }}", 3 },
        { "VLAN 0", Adapter("""{ "mode": "Access", "id": 0 }"""), 2 },
        { "VLAN 4095", Adapter("""{ "mode": "Access", "id": 4095 }"""), 2 },
        { "range the wrong way round", Adapter("""{ "mode": "Trunk", "native": 1, "allowed": "5-2" }"""), 2 },
        { "empty place in a list", Adapter("""{ "mode": "Trunk", "native": 1, "allowed": "1,,2" }"""), 2 },
        { "promiscuous with its primary", Adapter("""{ "mode": "Promiscuous", "primary": 5, "secondaries": "5-7" }"""), 2 },
        { "adapter on no switch", "{ \"hosts\": [{ \"name\": \"H\", \"vms\": [{ \"name\": \"V\", \"adapters\": [\n{ \"name\": \"N\", \"switch\": \"S\" }] }] }] }", 2 },
        { "unknown member", $"{{ \"tenants\": [{{ \"name\": \"T\", \"members\": [\n\"Nobody\"] }}], \"hosts\": [{{ \"name\": \"H\", \"vms\": [{Vm}] }}] }}", 2 },
        { "port linked twice", Fabric("\"links\": [[\"A/1\", \"B/1\"],\n[\"A/1\", \"B/2\"]]"), 2 },
        { "NIC in two teams", Host("\"teams\": [{ \"name\": \"T1\", \"members\": [\"N1\"] },\n{ \"name\": \"T2\", \"members\": [\"N1\"] }]"), 2 },
        { "HBA as uplink", Host("\"switches\": [\n{ \"name\": \"S\", \"type\": \"External\", \"uplink\": \"HBA1\" }]"), 2 },
        { "empty file", "", 1 },
        { "truncated file", "{\n  \"tenants\": [", 2 },
        { "200,000 nested brackets", new string('[', 200_000), 1 },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_wrong_document_is_one_error_with_file_and_line(string mistake, string text, int line)
    {
        using var scratch = new Scratch();
        string file = scratch.Write("wrong.json", text);

        foreach (string command in new[] { "plan", "test" })
        {
            CommandRun run = await CommandRun.OfAsync(command, file);

            run.AssertBadInput();
            string error = Assert.Single(run.ErrorLines);
            Assert.True(Regex.IsMatch(error, $@"^{Regex.Escape(file)}\({line},\d+\): \S"), $"{mistake}: {error[..Math.Min(error.Length, 300)]}");
            Assert.True(error.Length < 600 + file.Length, $"{mistake}: the error has {error.Length} characters");
        }
    }

    [Fact]
    public async Task A_file_of_100_MB_is_refused_by_its_size()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("large.json", "");
        using (FileStream stream = File.OpenWrite(file))
        {
            stream.SetLength(100L * 1000 * 1000);
        }

        CommandRun run = await CommandRun.OfAsync("plan", file);

        run.AssertBadInput();
        Assert.StartsWith($"{file}(1,1): ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_document_changes_nothing_in_the_lab()
    {
        using var scratch = new Scratch();
        string lab = scratch.Path("two.lab");
        Assert.Equal(0, (await CommandRun.OfAsync("lab", "new", lab, "--document", Scratch.TwoHosts)).ExitCode);
        string before = Hash(lab);
        string wrong = scratch.Write("wrong.json", File.ReadAllText(Scratch.TwoHosts).Replace("\"VM2\", \"VM7\"", "\"VM2\", \"VM77\"", StringComparison.Ordinal));

        CommandRun run = await CommandRun.OfAsync("apply", wrong, "--lab", lab, "--allow-management-path-change", "Host2");

        run.AssertBadInput();
        Assert.Contains("VM77", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(before, Hash(lab));
    }

    [Fact]
    public async Task The_error_names_the_file_of_several_in_which_the_mistake_is()
    {
        using var scratch = new Scratch();
        string wrong = scratch.Write("more.json", "{\n\n  \"hosst\": []\n}");

        CommandRun run = await CommandRun.OfAsync("test", Scratch.TwoHosts, wrong);

        run.AssertBadInput();
        Assert.StartsWith($"{wrong}(3,", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private static string Hash(string file) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));

    private static string Adapter(string vlan) =>
        "{ \"hosts\": [{ \"name\": \"H\", \"switches\": [{ \"name\": \"S\", \"type\": \"Private\" }], \"vms\": [{ \"name\": \"V\", \"adapters\": [\n"
        + $"{{ \"name\": \"N\", \"switch\": \"S\", \"vlan\": {vlan} }}] }}] }}] }}";

    private static string Fabric(string links) =>
        "{ \"fabric\": { \"switches\": [{ \"name\": \"A\", \"ports\": [{ \"name\": \"1\", \"mode\": \"Trunk\" }] },"
        + $" {{ \"name\": \"B\", \"ports\": [{{ \"name\": \"1\", \"mode\": \"Trunk\" }}, {{ \"name\": \"2\", \"mode\": \"Trunk\" }}] }}], {links} }} }}";

    private static string Host(string more) =>
        $"{{ \"hosts\": [{{ \"name\": \"H\", \"physicalNics\": [{{ \"name\": \"N1\" }}, {{ \"name\": \"HBA1\", \"kind\": \"HBA\" }}], {more} }}] }}";
}
