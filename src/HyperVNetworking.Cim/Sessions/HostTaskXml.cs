using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using HyperVNetworking.Planning;
using HyperVNetworking.Reporting;

namespace HyperVNetworking.Cim.Sessions;

/// <summary>What a host is to do by itself, as the XML of a scheduled task (learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema): it runs once, as the system, with Windows PowerShell, which every Windows has.</summary>
internal static class HostTaskXml
{
    /// <summary>The task that gives a host its old management path again.</summary>
    public const string WayBack = "WayBack";

    /// <summary>The task that makes changes which would cut the connection half-way.</summary>
    public const string Step = "Step";

    // What CreateProcess takes, with the closing zero, less the path of the program.
    private const int LongestCommand = 32_767 - 300;
    private const string Command = @"%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe";
    private const string LocalSystem = "S-1-5-18";
    private static readonly XNamespace s_task = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    /// <summary>Why changes do not fit into a task.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="name">The task.</param>
    /// <returns>Why, as a clause; null if they fit.</returns>
    public static string? FindObstacle(Hosting.WayBack changes, string name)
    {
        int length = Arguments(changes, name).Length;
        return length <= LongestCommand
            ? null
            : string.Format(CultureInfo.InvariantCulture, "its {0} changes make a command of {1:N0} characters, and Windows starts none of more than {2:N0}", changes.Changes.Count, length, LongestCommand);
    }

    /// <summary>Writes a task.</summary>
    /// <param name="changes">What it does.</param>
    /// <param name="host">The host.</param>
    /// <param name="name">The task.</param>
    /// <param name="at">When it runs; null for at once.</param>
    /// <returns>The XML.</returns>
    public static string Write(Hosting.WayBack changes, string host, string name, DateTimeOffset? at)
    {
        string? time = at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string what = time is null
            ? $"Makes changes of run {changes.ChangeId} that would cut its connection half-way."
            : $"Gives this host its old management path again at {time}, unless run {changes.ChangeId} takes it away before. Leave it alone unless you are sure that the host is reached.";
        var trigger = new XElement(s_task + (time is null ? "RegistrationTrigger" : "TimeTrigger"), new XElement(s_task + "Enabled", true));
        if (time is not null)
        {
            trigger.Add(new XElement(s_task + "StartBoundary", time));
        }

        return new XElement(
            s_task + "Task",
            new XAttribute("version", "1.2"),
            new XElement(
                s_task + "RegistrationInfo",
                new XElement(s_task + "Author", "HyperVNetworking"),
                new XElement(s_task + "Description", what),
                new XElement(s_task + "Documentation", WayBackDocument.Write(changes, host)),
                new XElement(s_task + "Source", "HyperVNetworking")),
            new XElement(s_task + "Triggers", trigger),
            new XElement(
                s_task + "Principals",
                new XElement(s_task + "Principal", new XAttribute("id", "System"), new XElement(s_task + "UserId", LocalSystem), new XElement(s_task + "RunLevel", "HighestAvailable"))),
            new XElement(
                s_task + "Settings",
                new XElement(s_task + "MultipleInstancesPolicy", "IgnoreNew"),
                new XElement(s_task + "DisallowStartIfOnBatteries", false),
                new XElement(s_task + "StopIfGoingOnBatteries", false),
                new XElement(s_task + "AllowHardTerminate", false),
                new XElement(s_task + "StartWhenAvailable", true),
                new XElement(s_task + "RunOnlyIfNetworkAvailable", false),
                new XElement(s_task + "AllowStartOnDemand", true),
                new XElement(s_task + "Enabled", true),
                new XElement(s_task + "Hidden", false),
                new XElement(s_task + "RunOnlyIfIdle", false),
                new XElement(s_task + "ExecutionTimeLimit", "PT1H"),
                new XElement(s_task + "Priority", 4)),
            new XElement(
                s_task + "Actions",
                new XAttribute("Context", "System"),
                new XElement(s_task + "Exec", new XElement(s_task + "Command", Command), new XElement(s_task + "Arguments", Arguments(changes, name))))).ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>The arguments of Windows PowerShell. The script is packed, since a command may have no more than 32,767 characters, and its letters then are such that nothing has to be quoted; -EncodedCommand would pack each of them into four once more.</summary>
    /// <param name="changes">What it does.</param>
    /// <param name="name">The task.</param>
    /// <returns>The arguments.</returns>
    public static string Arguments(Hosting.WayBack changes, string name) =>
        "-NoProfile -NonInteractive -ExecutionPolicy Bypass -Command \"& ([ScriptBlock]::Create((New-Object IO.StreamReader((New-Object IO.Compression.GZipStream("
        + $"(New-Object IO.MemoryStream(,[Convert]::FromBase64String('{Pack(WayBackScript.Write(changes, HostTask.Folder, name, name == WayBack ? Step : null))}'))), [IO.Compression.CompressionMode]::Decompress)), [Text.Encoding]::UTF8)).ReadToEnd()))\"";

    private static string Pack(string script)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(script);
            zip.Write(bytes, 0, bytes.Length);
        }

        return Convert.ToBase64String(packed.ToArray());
    }
}
