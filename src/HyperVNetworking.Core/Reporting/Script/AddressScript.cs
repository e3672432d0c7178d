using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using static HyperVNetworking.Reporting.PowerShellText;

namespace HyperVNetworking.Reporting;

/// <summary>Addresses, routes and DNS settings of an interface as the inbox cmdlets set them.</summary>
internal static class AddressScript
{
    /// <summary>The commands that give a new interface what it lacks of what it is to have; Windows may have moved some to it by itself.</summary>
    public static IEnumerable<string> Missing(string alias, InterfaceAddressing to, string host)
    {
        string on = $"-CimSession {Quote(host)}";
        foreach (string command in Of(alias, InterfaceAddressing.None, to, host))
        {
            yield return to.SetByAdmin.Addresses.FirstOrDefault(a => command.StartsWith("New-NetIPAddress ", StringComparison.Ordinal) && command.Contains($" -IPAddress {Quote(a.Split('/')[0])}")) is string address
                ? $"if (-not (Get-NetIPAddress {on} | Where-Object {{ $_.InterfaceAlias -eq {Quote(alias)} -and $_.IPAddress -eq {Quote(address.Split('/')[0])} }})) {{ {command} }}"
                : to.Routes.FirstOrDefault(r => command.StartsWith("New-NetRoute ", StringComparison.Ordinal) && command.Contains($" -DestinationPrefix {Quote(r.Destination)} -NextHop {Quote(r.NextHop)}")) is HostRoute route
                ? $"if (-not (Get-NetRoute {on} | Where-Object {{ $_.InterfaceAlias -eq {Quote(alias)} -and $_.DestinationPrefix -eq {Quote(route.Destination)} -and $_.NextHop -eq {Quote(route.NextHop)} }})) {{ {command} }}"
                : command;
        }
    }

    /// <summary>The commands that make of what an interface has what it is to have.</summary>
    public static IEnumerable<string> Of(string alias, InterfaceAddressing from, InterfaceAddressing to, string host)
    {
        InterfaceAddressing old = from.SetByAdmin;
        InterfaceAddressing wanted = to.SetByAdmin;
        string on = $"-CimSession {Quote(host)} -InterfaceAlias {Quote(alias)}";
        foreach (HostRoute gone in old.Routes.Except(wanted.Routes))
        {
            yield return $"Get-NetRoute -CimSession {Quote(host)} | Where-Object {{ $_.InterfaceAlias -eq {Quote(alias)} -and $_.DestinationPrefix -eq {Quote(gone.Destination)} -and $_.NextHop -eq {Quote(gone.NextHop)} }} | Remove-NetRoute -Confirm:$false";
        }

        foreach (string gone in old.Addresses.Except(wanted.Addresses, Names.Comparer))
        {
            yield return $"Get-NetIPAddress -CimSession {Quote(host)} | Where-Object {{ $_.InterfaceAlias -eq {Quote(alias)} -and $_.IPAddress -eq {Quote(gone.Split('/')[0])} }} | Remove-NetIPAddress -Confirm:$false";
        }

        foreach (string added in wanted.Addresses.Except(old.Addresses, Names.Comparer))
        {
            string[] parts = added.Split('/');
            string prefix = parts.Length > 1 ? $" -PrefixLength {Quote(parts[1])}" : string.Empty;
            yield return $"New-NetIPAddress {on} -IPAddress {Quote(parts[0])}{prefix} -Confirm:$false | Out-Null";
        }

        foreach (HostRoute added in to.Routes.Where(r => !old.Routes.Any(o => o.Destination == r.Destination && o.NextHop == r.NextHop)))
        {
            string metric = added.Metric is int cost ? $" -RouteMetric {cost}" : string.Empty;
            yield return $"New-NetRoute {on} -DestinationPrefix {Quote(added.Destination)} -NextHop {Quote(added.NextHop)}{metric} -Confirm:$false | Out-Null";
        }

        if (!old.DnsServers.Equals(wanted.DnsServers))
        {
            string set = wanted.DnsServers.Count == 0 ? "-ResetServerAddresses" : $"-ServerAddresses @({string.Join(", ", wanted.DnsServers.Select(Quote))})";
            yield return $"Get-DnsClientServerAddress -CimSession {Quote(host)} | Where-Object {{ $_.InterfaceAlias -eq {Quote(alias)} }} | Set-DnsClientServerAddress {set} -Confirm:$false";
        }

        if (old.RegistersInDns != wanted.RegistersInDns)
        {
            yield return $"Get-DnsClient -CimSession {Quote(host)} | Where-Object {{ $_.InterfaceAlias -eq {Quote(alias)} }} | Set-DnsClient -RegisterThisConnectionsAddress ${(wanted.RegistersInDns ?? true ? "true" : "false")} -Confirm:$false";
        }
    }
}
