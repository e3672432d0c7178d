namespace HyperVNetworking.Documents.Text;

/// <summary>What a JSON value is.</summary>
internal enum NodeKind
{
    Null,
    True,
    False,
    Number,
    Text,
    Array,
    Object,
}
