using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A tenant.</summary>
internal static class TenantSection
{
    public static readonly KeyTable Keys = new(
        "tenant",
        "a tenant",
        "name",
        "vlan",
        "members",
        "visibility",
        "membersMayCommunicate",
        "layer3",
        "storage");

    public static Tenant? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : o.Track(new Tenant
    {
        Name = o.Name("name"),
        Vlan = o.Vlan("vlan"),
        Members = o.RequiredNames("members"),
        Visibility = o.Word("visibility", Vocabulary.Visibility, TenantVisibility.Fabric),
        MembersMayCommunicate = o.Flag("membersMayCommunicate"),
        Layer3 = o.Word("layer3", Vocabulary.Layer3, TenantLayer3.Any),
        Storage = o.Word("storage", Vocabulary.Storage, TenantStorage.Any),
    });

    public static DocumentNode Write(Tenant tenant) => new ObjectBuilder()
        .Text("name", tenant.Name)
        .Vlan("vlan", tenant.Vlan)
        .Add("members", ObjectBuilder.Names(tenant.Members))
        .Word("visibility", Vocabulary.Visibility, tenant.Visibility, unless: TenantVisibility.Fabric)
        .Flag("membersMayCommunicate", tenant.MembersMayCommunicate)
        .Word("layer3", Vocabulary.Layer3, tenant.Layer3, unless: TenantLayer3.Any)
        .Word("storage", Vocabulary.Storage, tenant.Storage, unless: TenantStorage.Any)
        .Build();
}
