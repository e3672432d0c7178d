using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace HyperVNetworking.Cli.Tests.Running;

/// <summary>Journals of tests that name no folder for them do not go where the developer's own are.</summary>
internal static class JournalsOfTests
{
    [ModuleInitializer]
    internal static void Redirect() =>
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"hvnet-tests-data-{Environment.ProcessId}")).FullName);
}
