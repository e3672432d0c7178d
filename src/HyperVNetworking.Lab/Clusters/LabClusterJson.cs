using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Clusters in the lab's file: a network document of their settings, and beside it what no document has.</summary>
internal static class LabClusterJson
{
    /// <summary>Writes clusters.</summary>
    /// <param name="json">Where to; inside the file's object.</param>
    /// <param name="clusters">The clusters.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<LabCluster> clusters)
    {
        json.WriteStartArray("clusters");
        foreach (LabCluster cluster in clusters)
        {
            json.WriteStartObject();
            json.WritePropertyName("document");
            json.WriteRawValue(DocumentWriter.Write(new NetworkDocument { Clusters = [cluster.Settings] }));
            json.WriteNumber("networksFound", cluster.NetworksFound);
            json.WriteStartArray("storageJobs");
            foreach (string job in cluster.StorageJobs)
            {
                json.WriteStringValue(job);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads clusters.</summary>
    /// <param name="file">The file's object.</param>
    /// <returns>The clusters; none where the file is older than they are.</returns>
    /// <exception cref="FormatException">A cluster is not as it was written.</exception>
    public static IReadOnlyList<LabCluster> Read(JsonElement file) =>
        file.TryGetProperty("clusters", out JsonElement clusters) ? [.. clusters.EnumerateArray().Select(ReadCluster)] : [];

    private static LabCluster ReadCluster(JsonElement json)
    {
        DocumentReadResult read = DocumentReader.Read([new DocumentSource("cluster", Encoding.UTF8.GetBytes(json.GetProperty("document").GetRawText()))]);
        return new LabCluster
        {
            Settings = read.Document is { Clusters.Count: 1 } document ? document.Clusters[0] : throw new FormatException("a cluster is damaged"),
            NetworksFound = json.GetProperty("networksFound").GetInt32(),
            StorageJobs = json.GetProperty("storageJobs").EnumerateArray().Select(j => j.GetString()!).ToValueList(),
        };
    }
}
