using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;

namespace HyperVNetworking.Output;

/// <summary>What is wrong with clusters that a command line names. All are documented in about_HyperVNetworking_Findings.</summary>
internal static class ClusterErrors
{
    public static ErrorRecord ClusterAndHosts(object target) => CommandErrors.Make(
        "ClusterAndHosts",
        ErrorCategory.InvalidArgument,
        target,
        "-ClusterName takes the nodes of clusters for hosts, so it excludes -ComputerName, and -CimSession with anything but labs.",
        "Give the clusters or the hosts; for a lab, the lab with -CimSession and its cluster with -ClusterName.");

    public static ErrorRecord ClusterUnknown(string name, IReadOnlyList<NetworkLab> labs)
    {
        string[] known = labs.SelectMany(l => l.Clusters).Select(c => c.Name).ToArray();
        return CommandErrors.Make(
            "ClusterUnknown",
            ErrorCategory.ObjectNotFound,
            name,
            $"No lab of -CimSession has a failover cluster {name}.",
            known.Length > 0 ? $"There is {string.Join(", ", known)}." : "Make the lab from a document whose hosts name their cluster.");
    }

    public static ErrorRecord ClusterNotAsked(string name, HostFaultException fault) => CommandErrors.Make(
        "ClusterNotAsked",
        ErrorCategory.ConnectionError,
        name,
        fault.Message,
        "Give the name of the cluster as on the network, or its nodes with -ComputerName.",
        fault);
}
