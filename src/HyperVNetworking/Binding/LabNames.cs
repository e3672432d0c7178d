using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>Names of things that the lab on the command line has; no real host is asked for a completion.</summary>
internal static class LabNames
{
    private const string Namespace = @"root\StandardCimv2";

    /// <summary>Completes the names of the instances of a class.</summary>
    public static IEnumerable<CompletionResult> Complete(IDictionary bound, string word, string className, Func<CimRecord, bool> isMeant)
    {
        string begun = (word ?? string.Empty).Trim('\'', '"');
        return HostNameCompleter.Values(bound["CimSession"])
            .OfType<NetworkLab>()
            .SelectMany(lab => lab.HostNames.SelectMany(host => Read(lab, host, className)))
            .Where(isMeant)
            .Select(r => r.Text("Name") ?? string.Empty)
            .Where(name => name.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .Distinct(Names.Comparer)
            .OrderBy(name => name, Names.Comparer)
            .Select(name => new CompletionResult(HostNameCompleter.Quoted(name), name, CompletionResultType.ParameterValue, name));
    }

    private static IReadOnlyList<CimRecord> Read(NetworkLab lab, string host, string className)
    {
        try
        {
            using ICimClient client = lab.Connect(host);
            return client.EnumerateAsync(Namespace, className, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (HostFaultException)
        {
            return [];
        }
    }
}
