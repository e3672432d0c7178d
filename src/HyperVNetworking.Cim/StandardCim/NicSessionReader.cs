using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.StandardCim;

/// <summary>Reads over which interface iSCSI and SMB connections run (site-rules C2).</summary>
internal sealed class NicSessionReader
{
    private readonly ILookup<string, string> _byAlias;

    /// <summary>Makes a reader.</summary>
    /// <param name="records">The host's records.</param>
    public NicSessionReader(HostRecords records) =>
        _byAlias = Iscsi(records).Concat(Smb(records)).ToLookup(s => s.Alias, s => s.Session, Names.Comparer);

    /// <summary>What runs over an interface.</summary>
    /// <param name="alias">The interface alias.</param>
    /// <returns>The sessions, each once.</returns>
    public ValueList<string> Of(string alias) => _byAlias[alias].Distinct(Names.Comparer).OrderBy(s => s, Names.Comparer).ToValueList();

    // The initiator need not name an address of its own; the connection then runs over the interface whose subnet the target is in.
    private static IEnumerable<(string Alias, string Session)> Iscsi(HostRecords records) =>
        from connection in records.Facts.IscsiConnections
        let target = connection.Text("TargetAddress")
        where !string.IsNullOrEmpty(target)
        let own = connection.Text("InitiatorAddress")
        from address in records.IPAddresses
        where address.Text("InterfaceAlias") is not null
            && (string.IsNullOrEmpty(own) || own is "0.0.0.0" or "::" ? IPPrefix.Contains($"{address.Text("IPAddress")}/{address.Number("PrefixLength")}", target) : Names.Same(address.Text("IPAddress"), own))
        select (address.Text("InterfaceAlias")!, NicSession.ToIscsi(target));

    private static IEnumerable<(string Alias, string Session)> Smb(HostRecords records) =>
        from connection in records.Facts.SmbConnections
        where connection.Flag("Failed") != true && !string.IsNullOrEmpty(connection.Text("ServerName"))
        join adapter in records.NetAdapters on connection.Number("ClientInterfaceIndex") equals adapter.Number("InterfaceIndex")
        where adapter.Text("Name") is not null
        select (adapter.Text("Name")!, NicSession.ToSmb(connection.Text("ServerName")!));
}
