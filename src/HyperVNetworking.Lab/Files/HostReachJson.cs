using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>How a host is reached and what its scheduled tasks do, in its file. A file without it is of a host that is always reached.</summary>
internal static class HostReachJson
{
    /// <summary>Writes it.</summary>
    /// <param name="json">The file.</param>
    /// <param name="host">The host.</param>
    public static void Write(Utf8JsonWriter json, LabHost host)
    {
        json.WriteBoolean("lost", host.IsLost);
        json.WriteStartObject("tasks");
        foreach (KeyValuePair<string, TaskProgram> task in host.Tasks)
        {
            json.WritePropertyName(task.Key);
            JsonSerializer.Serialize(json, task.Value);
        }

        json.WriteEndObject();
        if (host.Way is ConsoleWay way)
        {
            json.WritePropertyName("way");
            JsonSerializer.Serialize(json, new Kept(way.Addresses.ToArray(), way.Others.ToArray(), way.Served, way.Vlans.ToArray(), way.Cables.ToDictionary(c => c.Key, c => c.Value)));
        }
    }

    /// <summary>Reads it.</summary>
    /// <param name="root">The file.</param>
    /// <param name="host">The host.</param>
    public static void Read(JsonElement root, LabHost host)
    {
        host.IsLost = root.TryGetProperty("lost", out JsonElement lost) && lost.GetBoolean();
        if (root.TryGetProperty("tasks", out JsonElement tasks))
        {
            foreach (JsonProperty task in tasks.EnumerateObject())
            {
                host.Tasks[task.Name] = task.Value.Deserialize<TaskProgram>() ?? throw new FormatException("a task is empty");
            }
        }

        if (root.TryGetProperty("way", out JsonElement way) && way.Deserialize<Kept>() is Kept kept)
        {
            host.Way = new ConsoleWay(kept.Addresses, kept.Others, kept.Served, kept.Vlans, new Dictionary<string, CableVlans>(kept.Cables, Names.Comparer));
        }
    }

    private sealed record Kept(string[] Addresses, string[] Others, bool Served, int[] Vlans, Dictionary<string, CableVlans> Cables);
}
