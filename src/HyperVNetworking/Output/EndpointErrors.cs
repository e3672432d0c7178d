using System.Collections.Generic;
using System.Management.Automation;

namespace HyperVNetworking.Output;

/// <summary>The error records of questions about endpoints.</summary>
internal static class EndpointErrors
{
    public static ErrorRecord EndpointUnknown(string name, IReadOnlyList<string> near) => CommandErrors.Make(
        "EndpointUnknown",
        ErrorCategory.ObjectNotFound,
        name,
        $"{name} is no endpoint of these hosts and their physical network{(near.Count == 0 ? string.Empty : $"; did you mean {string.Join(", ", near)}?")}",
        "Name a VM, Host/VM, Host/VM/Adapter, Host/vEthernet (Name) or a server; Get-NetworkReachability -Matrix lists them all.");

    public static ErrorRecord TwoEndpointsNeeded(string[] names) => CommandErrors.Make(
        "TwoEndpointsNeeded",
        ErrorCategory.InvalidArgument,
        names,
        $"-Explain takes two different endpoints, not {(names.Length == 0 ? "none" : string.Join(", ", names))}.",
        "Give both, such as -Explain VM1, VM8.");

    public static ErrorRecord ProbeNeedsHosts() => CommandErrors.Make(
        "ProbeNeedsHosts",
        ErrorCategory.InvalidArgument,
        null,
        "-Probe sends probes from host to host, and no host is given: states alone cannot be probed.",
        "Add -CimSession or -ComputerName with the hosts that the states were read from.");
}
