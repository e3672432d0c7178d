using System;
using System.IO;
using System.Runtime.CompilerServices;
using Microsoft.Management.Infrastructure;

namespace HyperVNetworking.Cim.Mmi;

/// <summary>Whether Microsoft.Management.Infrastructure can be used in this process: real hosts are out of reach without it, labs and documents are not.</summary>
public static class MmiAvailability
{
    private static readonly Lazy<string?> s_reason = new(Probe);

    /// <summary>Whether real hosts can be reached; never throws.</summary>
    public static bool IsAvailable => Reason is null;

    /// <summary>Why real hosts cannot be reached, as a sentence; null if they can.</summary>
    public static string? Reason => s_reason.Value;

    /// <summary>Whether a value is a session of MMI; works without MMI too, where there is none.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>True for a CimSession.</returns>
    public static bool IsSession(object? value) => value?.GetType().FullName == "Microsoft.Management.Infrastructure.CimSession";

    // Nothing of MMI may stand in this method: the runtime would look for it before the try begins.
    private static string? Probe()
    {
        try
        {
            Use();
            return null;
        }
        catch (Exception e)
        {
            return Explain(e is TypeInitializationException { InnerException: Exception inner } ? inner : e);
        }
    }

    // An instance needs the native part, which the assembly alone does not prove; options would not ask for it (facts C2).
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Use()
    {
        using var instance = new CimInstance("Probe", @"root\cimv2");
    }

    private static string Explain(Exception e) => e switch
    {
        FileNotFoundException => "Real Hyper-V hosts cannot be reached here, because Microsoft.Management.Infrastructure is not there: run inside PowerShell on Windows.",
        DllNotFoundException => "Real Hyper-V hosts can be reached from Windows only: this system has no native part of Microsoft.Management.Infrastructure.",
        _ => $"Real Hyper-V hosts cannot be reached here, because Microsoft.Management.Infrastructure cannot be used ({e.GetType().Name}): run inside PowerShell on Windows.",
    };
}
