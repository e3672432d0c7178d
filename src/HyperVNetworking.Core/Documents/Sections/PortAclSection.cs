using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Sections;

/// <summary>A port ACL of an adapter.</summary>
internal static class PortAclSection
{
    public static readonly KeyTable Keys = new(
        "portAcl",
        "a port ACL",
        "kind",
        "action",
        "direction",
        "local",
        "remote",
        "localPort",
        "remotePort",
        "protocol",
        "weight",
        "stateful");

    public static PortAcl? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : new PortAcl
    {
        Kind = o.Word("kind", Vocabulary.AclKind, PortAclKind.Plain),
        Action = o.RequiredWord("action", Vocabulary.AclAction),
        Direction = o.RequiredWord("direction", Vocabulary.AclDirection),
        Local = o.Text("local"),
        Remote = o.Text("remote"),
        LocalPort = o.Text("localPort"),
        RemotePort = o.Text("remotePort"),
        Protocol = o.Text("protocol"),
        Weight = (int)(o.Number("weight", 0, ushort.MaxValue) ?? 0),
        Stateful = o.Flag("stateful") ?? false,
    };

    public static DocumentNode Write(PortAcl acl) => new ObjectBuilder()
        .Word("kind", Vocabulary.AclKind, acl.Kind, unless: PortAclKind.Plain)
        .Word("action", Vocabulary.AclAction, acl.Action)
        .Word("direction", Vocabulary.AclDirection, acl.Direction)
        .Text("local", acl.Local)
        .Text("remote", acl.Remote)
        .Text("localPort", acl.LocalPort)
        .Text("remotePort", acl.RemotePort)
        .Text("protocol", acl.Protocol)
        .Number("weight", acl.Weight == 0 ? null : acl.Weight)
        .Flag("stateful", acl.Stateful, unless: false)
        .Build();
}
