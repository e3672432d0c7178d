namespace HyperVNetworking.Documents.Text;

/// <summary>A key of an object with its value, and where the key stands.</summary>
/// <param name="Key">The key.</param>
/// <param name="Offset">The byte at which the key begins.</param>
/// <param name="Value">The value.</param>
internal readonly record struct DocumentMember(string Key, int Offset, DocumentNode Value);
