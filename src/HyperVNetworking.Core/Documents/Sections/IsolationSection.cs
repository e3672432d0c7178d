using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>The isolation setting of an adapter: the second VLAN store. Its ids are 32-bit numbers of the provider, and 0 is none.</summary>
internal static class IsolationSection
{
    public static readonly KeyTable Keys = new(
        "isolation",
        "an isolation setting",
        "mode",
        "defaultId",
        "allowUntagged",
        "multiTenantStack",
        "routingDomains");

    public static readonly KeyTable DomainKeys = new("routingDomain", "a routing domain", "name", "id", "isolationIds");

    public static IsolationSetting? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : new IsolationSetting
    {
        Mode = o.RequiredWord("mode", Vocabulary.IsolationMode),
        DefaultId = o.Number("defaultId", 0, uint.MaxValue) ?? 0,
        AllowUntagged = o.Flag("allowUntagged") ?? false,
        MultiTenantStack = o.Flag("multiTenantStack") ?? false,
        RoutingDomains = o.List("routingDomains", ReadDomain),
    };

    public static DocumentNode Write(IsolationSetting setting) => new ObjectBuilder()
        .Word("mode", Vocabulary.IsolationMode, setting.Mode)
        .Number("defaultId", setting.DefaultId == 0 ? null : setting.DefaultId)
        .Flag("allowUntagged", setting.AllowUntagged, unless: false)
        .Flag("multiTenantStack", setting.MultiTenantStack, unless: false)
        .NonEmpty("routingDomains", setting.RoutingDomains, WriteDomain)
        .Build();

    private static RoutingDomain? ReadDomain(DocumentNode node, ReadContext context) => ObjectReader.Open(node, DomainKeys, context) is not { } o ? null : new RoutingDomain
    {
        Name = o.Name("name"),
        Id = o.Text("id"),
        IsolationIds = o.Numbers("isolationIds", 0, uint.MaxValue),
    };

    private static DocumentNode WriteDomain(RoutingDomain domain) => new ObjectBuilder()
        .Text("name", domain.Name)
        .Text("id", domain.Id)
        .NonEmpty("isolationIds", domain.IsolationIds, id => DocumentNode.OfNumber(id))
        .Build();
}
