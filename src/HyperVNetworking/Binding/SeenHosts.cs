using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Binding;

/// <summary>The hosts that a completion can look at: those of labs, states and documents on the command line. No real host is asked.</summary>
internal static class SeenHosts
{
    private static readonly string[] s_parameters = ["Lab", "CimSession", "State", "Requirement", "InputObject"];

    /// <summary>The hosts of a command line.</summary>
    /// <param name="bound">The parameters that it names.</param>
    /// <returns>Each host once, as it says itself where it can.</returns>
    public static IEnumerable<HostState> On(IDictionary bound) => s_parameters
        .SelectMany(parameter => HostNameCompleter.Values(bound[parameter]))
        .SelectMany(Hosts)
        .GroupBy(h => h.Name, Names.Comparer)
        .Select(g => g.First());

    private static IEnumerable<HostState> Hosts(object? value) => value switch
    {
        NetworkLab lab => lab.HostNames.Select(host => Read(lab, host)).OfType<HostState>(),
        HostState state => [state],
        NetworkDocument document => document.Hosts,
        NetworkPlan plan => plan.Document.Hosts,
        _ => [],
    };

    private static HostState? Read(NetworkLab lab, string host)
    {
        try
        {
            using var session = new HyperVHostSession(lab.Connect(host), SystemClock.Instance);
            return session.ReadStateAsync(CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (HostFaultException)
        {
            return null;
        }
    }
}
