using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A document as a whole. Its <c>plan</c> is read by the plan reader; here it is passed over, so that a plan file is a document too.</summary>
internal static class RootSection
{
    public static readonly KeyTable Keys = new("document", "a document", "$schema", "plan", "tenants", "allow", "hosts", "fabric", "clusters");

    public static NetworkDocument? Read(DocumentNode node, ReadContext context)
    {
        if (ObjectReader.Open(node, Keys, context) is not { } o)
        {
            return null;
        }

        o.Text("$schema");
        return new NetworkDocument
        {
            Tenants = o.List("tenants", TenantSection.Read),
            Allow = o.List("allow", AllowSection.Read),
            Hosts = o.List("hosts", HostSection.Read),
            Fabric = o.Object("fabric", FabricSection.Read) ?? Fabric.Undescribed,
            Clusters = o.List("clusters", ClusterSection.Read),
        };
    }

    public static ObjectBuilder Write(ObjectBuilder builder, NetworkDocument document) => builder
        .NonEmpty("tenants", document.Tenants, TenantSection.Write)
        .NonEmpty("allow", document.Allow, AllowSection.Write)
        .NonEmpty("hosts", document.Hosts, HostSection.Write)
        .Add("fabric", document.Fabric == Fabric.Undescribed ? null : FabricSection.Write(document.Fabric))
        .NonEmpty("clusters", document.Clusters, ClusterSection.Write);

    /// <summary>One document of several: each adds to each section.</summary>
    public static NetworkDocument Combine(IReadOnlyList<NetworkDocument> parts) => parts.Count == 1 ? parts[0] : new NetworkDocument
    {
        Tenants = parts.SelectMany(p => p.Tenants).ToValueList(),
        Allow = parts.SelectMany(p => p.Allow).ToValueList(),
        Hosts = parts.SelectMany(p => p.Hosts).ToValueList(),
        Clusters = parts.SelectMany(p => p.Clusters).ToValueList(),
        Fabric = new Fabric
        {
            Switches = parts.SelectMany(p => p.Fabric.Switches).ToValueList(),
            Links = parts.SelectMany(p => p.Fabric.Links).ToValueList(),
            Lags = parts.SelectMany(p => p.Fabric.Lags).ToValueList(),
            Mlag = parts.SelectMany(p => p.Fabric.Mlag).ToValueList(),
        },
    };
}
