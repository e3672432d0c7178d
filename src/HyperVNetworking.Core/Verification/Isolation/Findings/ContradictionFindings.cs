using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>What cannot be as it was read: a port or MAC address with two users. Verdicts take every user for real.</summary>
internal static class ContradictionFindings
{
    /// <summary>Adds the findings to a case.</summary>
    public static void AddTo(IsolationCase isolationCase)
    {
        AddPorts(isolationCase);
        AddAddresses(isolationCase);
    }

    private static void AddPorts(IsolationCase isolationCase)
    {
        Fabric fabric = isolationCase.Requirement.Fabric;
        var users = new List<(PortReference Port, string User)>();

        // A converged backend presents several NICs from one hardware port, which has one cable (site-rules F1).
        users.AddRange(isolationCase.Hosts.SelectMany(h => h.PhysicalNics
            .Where(n => n.Port is not null)
            .GroupBy(n => (n.Port, (n.PhysicalPort is null ? "NIC " + n.Name : "port " + n.PhysicalPort).ToUpperInvariant()))
            .Select(g => (g.Key.Port!, $"{h.Name} physical NIC {string.Join(" and ", g.Select(n => n.Name))}"))));
        users.AddRange(fabric.Switches.SelectMany(s => s.Ports.Where(p => p.Attached is not null).Select(p => (new PortReference(s.Name, p.Name), $"server {p.Attached}"))));
        foreach (FabricLink link in fabric.Links)
        {
            users.Add((link.First, $"the link to {link.Second.Describe()}"));
            users.Add((link.Second, $"the link to {link.First.Describe()}"));
        }

        foreach (IGrouping<PortReference, string> port in users.GroupBy(u => u.Port, u => u.User).Where(g => g.Distinct(Names.Comparer).Skip(1).Any()))
        {
            isolationCase.Findings.Add(new Finding
            {
                Code = IsolationFindingCodes.PortUsedTwice,
                Severity = FindingSeverity.Error,
                Subject = port.Key.Describe(),
                Message = $"{port.Key.Describe()} is said to lead to {string.Join(" and to ", port.Distinct(Names.Comparer))}; a port has one cable.",
                Expected = "one user",
                Suggestion = "Correct the document, or what it says of the NIC; until then frames are taken to reach each of them.",
            });
        }
    }

    // A VM that is on two hosts is one VM: its own finding says so.
    private static void AddAddresses(IsolationCase isolationCase)
    {
        var owners = new List<(string Address, string Owner, string Machine)>();
        foreach (HostState host in isolationCase.Hosts)
        {
            owners.AddRange(host.Vms.SelectMany(v => v.Adapters.Select((a, i) => (a.MacAddress ?? string.Empty, $"{host.Name} VM {v.Name} '{a.Name}'", $"{v.Id ?? host.Name + v.Name} {i}"))));
            owners.AddRange(host.HostAdapters.Select(a => (a.MacAddress ?? string.Empty, $"{host.Name} host adapter vEthernet ({a.Name})", $"{host.Name} {a.Name}")));
        }

        foreach (var address in owners.Where(o => o.Address.Trim('0').Length > 0).GroupBy(o => o.Address, Names.Comparer).Where(g => g.Select(o => o.Machine).Distinct(Names.Comparer).Skip(1).Any()))
        {
            isolationCase.Findings.Add(new Finding
            {
                Code = IsolationFindingCodes.DuplicateMacAddress,
                Severity = FindingSeverity.Error,
                Subject = address.First().Owner,
                Message = $"The MAC address {address.Key} is that of {string.Join(" and of ", address.Select(o => o.Owner))}: switches send the frames of one to the other.",
                Expected = "an address of its own for each adapter",
                Suggestion = "Give one of them another address, and let the hosts' address pools not overlap (Get-VMHost: MacAddressMinimum, MacAddressMaximum).",
            });
        }
    }
}
