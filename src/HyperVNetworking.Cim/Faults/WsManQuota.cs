using System.Collections.Generic;

namespace HyperVNetworking.Cim.Faults;

/// <summary>The error codes by which WS-Management turns a call away because of a quota (wsmerror.h, as PowerShell/PowerShell's cimChildJobBase.cs lists them).</summary>
internal static class WsManQuota
{
    private static readonly HashSet<uint> s_codes =
    [
        0x803381A5, // Shells of a user.
        0x803381A6, // Operations of a user at a time.
        0x803381A7, // Requests of a user in a time.
        0x803381A8, // Requests of all users.
        0x803381AB, // Users.
        0x803381E4, // The same for a plug-in, up to 0x803381EA.
        0x803381E5,
        0x803381E6,
        0x803381E7,
        0x803381E8,
        0x803381E9,
        0x803381EA,
    ];

    /// <summary>Whether a code is one of them.</summary>
    public static bool Contains(uint code) => s_codes.Contains(code);
}
