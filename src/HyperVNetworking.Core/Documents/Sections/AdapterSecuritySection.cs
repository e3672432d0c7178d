using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>What an adapter may do besides sending its own frames.</summary>
internal static class AdapterSecuritySection
{
    public static readonly KeyTable Keys = new(
        "adapterSecurity",
        "security settings",
        "macSpoofing",
        "guestTeaming",
        "dhcpGuard",
        "routerGuard",
        "ieeePriorityTag",
        "mirroring");

    public static AdapterSecurity? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : new AdapterSecurity
    {
        MacSpoofing = o.Flag("macSpoofing") ?? false,
        GuestTeaming = o.Flag("guestTeaming") ?? false,
        DhcpGuard = o.Flag("dhcpGuard") ?? false,
        RouterGuard = o.Flag("routerGuard") ?? false,
        IeeePriorityTag = o.Flag("ieeePriorityTag") ?? false,
        Mirroring = o.Word("mirroring", Vocabulary.Mirroring, PortMirroring.None),
    };

    public static DocumentNode? WriteUnlessDefault(AdapterSecurity security) => security == AdapterSecurity.Default ? null : new ObjectBuilder()
        .Flag("macSpoofing", security.MacSpoofing, unless: false)
        .Flag("guestTeaming", security.GuestTeaming, unless: false)
        .Flag("dhcpGuard", security.DhcpGuard, unless: false)
        .Flag("routerGuard", security.RouterGuard, unless: false)
        .Flag("ieeePriorityTag", security.IeeePriorityTag, unless: false)
        .Word("mirroring", Vocabulary.Mirroring, security.Mirroring, unless: PortMirroring.None)
        .Build();
}
