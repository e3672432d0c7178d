using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>Checks what the parts of a document say together. A host with <see cref="HostState.ReadAt"/> is a report: what it holds is no error, however odd.</summary>
internal static class DocumentValidator
{
    public static void Validate(NetworkDocument document, ReadContext context)
    {
        TenantRules.Check(document, context);
        MemberRules.Check(document, context);
        Duplicates.Check(document.Hosts, h => h.Name, "host", DocumentErrorIds.DuplicateHost, context);
        foreach (HostState host in document.Hosts.Where(h => h.ReadAt is null))
        {
            HostNameRules.Check(host, context);
            HardwarePortRules.Check(host, context);
            TeamRules.Check(host, context);
            UplinkRules.Check(host, context);
            ConnectionRules.Check(host, context);
        }

        ClusterRules.Check(document, context);
        FabricRules.Check(document.Fabric, context);
        PrivateVlanRules.Check(document, context);
        CableRules.Check(document, context);
    }
}
