using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>Checks what the parts of a document say together.</summary>
internal static class DocumentValidator
{
    public static void Validate(NetworkDocument document, ReadContext context)
    {
    }
}
