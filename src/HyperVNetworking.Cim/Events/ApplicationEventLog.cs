using System;
using System.Runtime.InteropServices;
using HyperVNetworking.Hosting;

namespace HyperVNetworking.Cim.Events;

/// <summary>
/// The Application log of this computer, under the source HyperVNetworking. The source is not registered, for that takes an administrator and
/// nothing is installed (site-rules E3): Event Viewer says that it does not know the source, and shows the text. Windows only.
/// </summary>
public sealed class ApplicationEventLog : IEventLog
{
    private const string Source = "HyperVNetworking";

    private ApplicationEventLog()
    {
    }

    /// <summary>The log of this computer.</summary>
    /// <returns>The log; null where there is none, which is everywhere but on Windows.</returns>
    public static IEventLog? Open() => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new ApplicationEventLog() : null;

    /// <inheritdoc/>
    public void Write(EventSeverity severity, int eventId, string text)
    {
        IntPtr log = RegisterEventSource(null, Source);
        if (log == IntPtr.Zero)
        {
            return;
        }

        try
        {
            ushort type = severity switch
            {
                EventSeverity.Error => 1,
                EventSeverity.Warning => 2,
                _ => 4,
            };
            ReportEvent(log, type, 0, (uint)eventId, IntPtr.Zero, 1, 0, [text], IntPtr.Zero);
        }
        finally
        {
            DeregisterEventSource(log);
        }
    }

    [DllImport("advapi32.dll", EntryPoint = "RegisterEventSourceW", CharSet = CharSet.Unicode, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr RegisterEventSource(string? server, string source);

    [DllImport("advapi32.dll", EntryPoint = "ReportEventW", CharSet = CharSet.Unicode, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ReportEvent(IntPtr log, ushort type, ushort category, uint eventId, IntPtr user, ushort strings, uint dataSize, string[] text, IntPtr data);

    [DllImport("advapi32.dll", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool DeregisterEventSource(IntPtr log);
}
