using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The physical network in the lab's file: a network document of the fabric and of the NICs that are plugged into it.</summary>
internal static class LabCableJson
{
    private const string Key = "cables";

    /// <summary>What a lab keeps of its document's cables.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The fabric, and hosts with the NICs whose port is known.</returns>
    public static NetworkDocument CablesOf(NetworkDocument document) => new()
    {
        Fabric = document.Fabric,
        Hosts = document.Hosts
            .Select(h => new HostState { Name = h.Name, PhysicalNics = h.PhysicalNics.Where(n => n.Port is not null).Select(n => new PhysicalNic { Name = n.Name, Port = n.Port, PhysicalPort = n.PhysicalPort }).ToValueList() })
            .Where(h => h.PhysicalNics.Count > 0)
            .ToValueList(),
    };

    /// <summary>Writes cables.</summary>
    /// <param name="json">Where to; inside the file's object.</param>
    /// <param name="cables">The cables.</param>
    public static void Write(Utf8JsonWriter json, NetworkDocument cables)
    {
        json.WritePropertyName(Key);
        json.WriteRawValue(DocumentWriter.Write(cables));
    }

    /// <summary>Reads cables.</summary>
    /// <param name="file">The file's object.</param>
    /// <returns>The cables; none where the file is older than they are.</returns>
    /// <exception cref="FormatException">They are not as they were written.</exception>
    public static NetworkDocument Read(JsonElement file) => file.TryGetProperty(Key, out JsonElement cables)
        ? DocumentReader.Read([new DocumentSource(Key, Encoding.UTF8.GetBytes(cables.GetRawText()))]).Document ?? throw new FormatException("its cables are damaged")
        : NetworkDocument.Empty;
}
