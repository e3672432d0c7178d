using HyperVNetworking.Hosting;

namespace HyperVNetworking.Cim.Faults;

/// <summary>What the return values of the management services mean (facts A3.4).</summary>
internal static class ReturnCode
{
    /// <summary>Done.</summary>
    public const uint Done = 0;

    /// <summary>A job was started.</summary>
    public const uint JobStarted = 4096;

    /// <summary>The meaning of a failure.</summary>
    /// <param name="code">A return value, or the error code of a job.</param>
    /// <returns>What a caller does about it, and the documented words.</returns>
    public static (HostFaultKind Kind, string Meaning) Explain(uint code) => code switch
    {
        1 or 32770 => (HostFaultKind.NotSupported, "the host does not support it"),
        2 or 32768 => (HostFaultKind.Failed, "the provider failed"),
        3 or 32772 => (HostFaultKind.Timeout, "the provider timed out"),
        4 or 32773 => (HostFaultKind.InvalidParameter, "the provider does not take a value"),
        5 or 32775 => (HostFaultKind.InvalidState, "the object is in a state that forbids it"),
        6 => (HostFaultKind.InvalidParameter, "the values do not go together"),
        32769 => (HostFaultKind.AccessDenied, "access is denied: use an account in Hyper-V Administrators or Administrators of the host"),
        32771 => (HostFaultKind.Failed, "the provider does not know how it ended"),
        32774 => (HostFaultKind.InvalidState, "the object is in use"),
        32776 => (HostFaultKind.InvalidParameter, "a value has the wrong type"),
        32777 => (HostFaultKind.NotFound, "the object is not available"),
        32778 => (HostFaultKind.Failed, "the host is out of memory"),
        _ => (HostFaultKind.Failed, "the provider failed with a code that is not documented"),
    };
}
