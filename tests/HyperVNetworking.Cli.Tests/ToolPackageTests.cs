using System;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using HyperVNetworking.Cli.Tests.Running;

namespace HyperVNetworking.Cli.Tests;

/// <summary>hvnet as a dotnet tool: packed from what was built for these tests, looked into, installed from a folder and run.</summary>
public sealed class ToolPackageTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task It_is_packed_the_same_each_time_installed_from_a_folder_and_runs_the_demo()
    {
        string package = await PackAsync("packages");
        Assert.Equal(await File.ReadAllBytesAsync(package), await File.ReadAllBytesAsync(await PackAsync("again")));
        using ZipArchive zip = ZipFile.OpenRead(package);
        string[] files = zip.Entries.Select(e => e.FullName).Where(n => n.StartsWith("tools/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal($"hvnet.{Version()}.nupkg", Path.GetFileName(package));
        Assert.Equal(
            ["DotnetToolSettings.xml", "HyperVNetworking.Cim.dll", "HyperVNetworking.Core.dll", "HyperVNetworking.Lab.dll", "Spectre.Console.dll", "System.CommandLine.dll", "hvnet.deps.json", "hvnet.dll", "hvnet.runtimeconfig.json"],
            files.Select(f => f["tools/net10.0/any/".Length..]));
        using Stream nuspec = zip.GetEntry("hvnet.nuspec")!.Open();
        XElement metadata = XDocument.Load(nuspec).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        Assert.Equal("MIT", metadata.Elements().Single(e => e.Name.LocalName == "license").Value);
        Assert.Equal("DotnetTool", metadata.Descendants().Single(e => e.Name.LocalName == "packageType").Attribute("name")!.Value);

        // No other feed is asked, so that it works where there is no network.
        string feeds = _scratch.Write("nuget.config", $"<configuration><packageSources><clear /><add key=\"folder\" value=\"{Path.GetDirectoryName(package)}\" /></packageSources></configuration>");
        (int installed, string said) = await RunAsync("dotnet", "tool", "install", "hvnet", "--tool-path", _scratch.Path("tools"), "--configfile", feeds, "--version", Version());
        Assert.True(installed == 0, said);

        string hvnet = Path.Combine(_scratch.Path("tools"), OperatingSystem.IsWindows() ? "hvnet.exe" : "hvnet");
        (int demo, string output) = await RunAsync(hvnet, "demo");
        Assert.True(demo == 0, output);
        Assert.Contains("Proven on the lab", output, StringComparison.Ordinal);
        Assert.StartsWith(Version(), (await RunAsync(hvnet, "--version")).Output, StringComparison.Ordinal);
    }

    private static string Version() => Regex.Match(File.ReadAllText(Path.Combine(Root(), "HyperVNetworking.psd1")), @"ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value;

    private static string Root() => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Scratch.TwoHosts)!, ".."));

    private async Task<string> PackAsync(string folder)
    {
        string configuration = typeof(ToolPackageTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        string to = Directory.CreateDirectory(_scratch.Path(folder)).FullName;
        (int exitCode, string said) = await RunAsync("dotnet", "pack", Path.Combine(Root(), "src", "HyperVNetworking.Cli"), "--no-build", "--configuration", configuration, "--output", to, "--nologo");
        Assert.True(exitCode == 0, said);
        return Assert.Single(Directory.GetFiles(to, "*.nupkg"));
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Path.GetDirectoryName(_scratch.Path("x"))! };

        // A package of the same version may be known from a run before; and the tool finds the runtime where these tests did.
        start.Environment["NUGET_PACKAGES"] = _scratch.Path("cache");
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
