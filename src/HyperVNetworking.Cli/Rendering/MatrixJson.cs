using System.Text.Json;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Cli.Rendering;

/// <summary>Who may hear whom, as JSON: <c>{"endpoints":[...],"heardBy":[["sender","hearer"],...],"openEnds":[...]}</c>.</summary>
internal static class MatrixJson
{
    /// <summary>Writes the matrix as an object.</summary>
    public static void Matrix(Utf8JsonWriter json, ReachabilityMatrix matrix)
    {
        json.WriteStartObject();
        ReportJson.Array(json, "endpoints", matrix.Endpoints, (j, endpoint) => j.WriteStringValue(endpoint.Name));
        ReportJson.Array(json, "heardBy", matrix.HeardBy, (j, pair) =>
        {
            j.WriteStartArray();
            j.WriteStringValue(pair.Sender.Name);
            j.WriteStringValue(pair.Hearer.Name);
            j.WriteEndArray();
        });
        ReportJson.Array(json, "openEnds", matrix.OpenEnds, (j, port) => j.WriteStringValue(port));
        json.WriteEndObject();
    }
}
