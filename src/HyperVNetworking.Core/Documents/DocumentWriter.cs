using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Sections;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents;

/// <summary>Writes documents for people: indented, without defaults, the same text for the same document. The reader gives back what was written.</summary>
public static class DocumentWriter
{
    /// <summary>Writes a document.</summary>
    /// <param name="document">The document; host states count as its hosts.</param>
    /// <returns>The JSON text, lines ended by a line feed.</returns>
    public static string Write(NetworkDocument document) => NodePrinter.Print(RootSection.Write(new ObjectBuilder(), document).Build());
}
