using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Drift;

/// <summary>The findings of the comparison with an expectation, one function a code.</summary>
internal static class DriftFindings
{
    public static Finding HostNotExpected(HostState host) => new()
    {
        Code = "HostNotExpected",
        Severity = FindingSeverity.Information,
        Subject = $"host {host.Name}",
        ComputerName = host.Name,
        Message = $"Host {host.Name} was read but the document does not list it; it counts like any other.",
        Suggestion = "Add it to the document's hosts, or leave it out of the sessions.",
    };

    public static Finding HostNotRead(string host, string? error) => new()
    {
        Code = "HostNotRead",
        Severity = FindingSeverity.Error,
        Subject = $"host {host}",
        ComputerName = host,
        Message = $"Host {host} could not be read whole: {error ?? "no reason was given."}",
        Expected = "read",
        Actual = "not read",
        Suggestion = "Make the host reachable and read it again; until then nothing that it could touch is proven.",
    };

    public static Finding NicMissing(string host, string nic) => new()
    {
        Code = "NicMissing",
        Severity = FindingSeverity.Error,
        Subject = $"{host} physical NIC {nic}",
        ComputerName = host,
        Message = $"Host {host} has no physical NIC {nic}, which the document lists.",
        Expected = "present",
        Actual = "absent",
        Suggestion = "Correct the name in the document, or see whether the NIC is disabled or gone.",
    };

    public static Finding SwitchMissing(string host, string name, SwitchType type) => new()
    {
        Code = "SwitchMissing",
        Severity = FindingSeverity.Error,
        Subject = $"{host} virtual switch {name}",
        ComputerName = host,
        Message = $"Host {host} has no virtual switch {name}, which the document lists.",
        Expected = type.ToString(),
        Actual = "absent",
        Suggestion = "Plan and apply the document, or correct it.",
    };

    public static Finding VmMissing(string host, string vm) => new()
    {
        Code = "VmMissing",
        Severity = FindingSeverity.Error,
        Subject = $"{host} VM {vm}",
        ComputerName = host,
        Message = $"VM {vm} is expected on host {host} and is on no host that was read.",
        Expected = host,
        Actual = "nowhere",
        Suggestion = "Read the host it runs on, or correct the document.",
    };

    public static Finding VmElsewhere(string host, string vm, string actual) => new()
    {
        Code = "VmElsewhere",
        Severity = FindingSeverity.Information,
        Subject = $"{actual} VM {vm}",
        ComputerName = actual,
        Message = $"VM {vm} is expected on host {host} and runs on host {actual}.",
        Expected = host,
        Actual = actual,
        Suggestion = "Nothing if it was moved on purpose; plans and verdicts take it where it is.",
    };

    public static Finding Differs(string code, string host, string subject, string expected, string actual) => new()
    {
        Code = code,
        Severity = FindingSeverity.Warning,
        Subject = $"{host} {subject}",
        ComputerName = host,
        Message = $"{host} {subject}: the document expects {expected}; it is {actual}.",
        Expected = expected,
        Actual = actual,
        Suggestion = "The live value counts; correct the document, or plan and apply it.",
    };
}
