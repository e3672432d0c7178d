using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>The file of one host: everything that is not null, by class.</summary>
/// <param name="path">The file.</param>
internal sealed class HostFile(string path)
{
    private const string StampStart = "{\"stamp\":\"";
    private const int StampLength = 32;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Waits until nobody else uses the file.</summary>
    /// <returns>The lock.</returns>
    public FileLock Lock() => FileLock.Take(System.IO.Path.ChangeExtension(path, ".lock"));

    /// <summary>Which writing of the file this is: two writings never have one stamp.</summary>
    /// <returns>The stamp; null if the file is none of ours.</returns>
    public string? ReadStamp()
    {
        using FileStream file = File.OpenRead(path);
        byte[] start = new byte[StampStart.Length + StampLength];
        int length = file.Read(start, 0, start.Length);
        string text = Encoding.ASCII.GetString(start, 0, length);
        return length == start.Length && text.StartsWith(StampStart, StringComparison.Ordinal) ? text.Substring(StampStart.Length) : null;
    }

    /// <summary>Writes the host, whole or not at all.</summary>
    /// <param name="host">The host.</param>
    /// <returns>The stamp of this writing.</returns>
    public string Write(LabHost host)
    {
        string stamp = Guid.NewGuid().ToString("N");
        AtomicFile.Write(path, json =>
        {
            json.WriteStartObject();
            json.WriteString("stamp", stamp);
            json.WriteString("host", host.Name);
            json.WriteString("os", host.OS.Document);
            json.WriteNumber("guids", host.GuidCount);
            HostReachJson.Write(json, host);
            json.WriteStartObject("jobs");
            foreach (KeyValuePair<string, PendingJob> job in host.PendingJobs)
            {
                json.WriteStartArray(job.Key);
                json.WriteNumberValue(job.Value.PollsLeft);
                json.WriteNumberValue((int)job.Value.End);
                json.WriteNumberValue(job.Value.ErrorCode);
                json.WriteStringValue(job.Value.Error);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteStartObject("instances");
            foreach (CimClassDefinition type in host.Store.Classes)
            {
                json.WriteStartArray(type.Name);
                foreach (CimRecord record in host.Store.Of(type))
                {
                    InstanceJson.Write(json, record);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });
        return stamp;
    }

    /// <summary>Reads the host.</summary>
    /// <returns>The host.</returns>
    /// <exception cref="LabException">The file is damaged or none of ours.</exception>
    public LabHost Read()
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = json.RootElement;
            var host = new LabHost(root.GetProperty("host").GetString()!, root.GetProperty("os").GetString())
            {
                GuidCount = root.GetProperty("guids").GetInt64(),
            };
            HostReachJson.Read(root, host);
            foreach (JsonProperty job in root.GetProperty("jobs").EnumerateObject())
            {
                host.PendingJobs.Add(job.Name, new PendingJob(job.Value[0].GetInt32(), (JobEnd)job.Value[1].GetInt32(), job.Value[2].GetUInt16(), job.Value[3].GetString()));
            }

            foreach (JsonProperty type in root.GetProperty("instances").EnumerateObject())
            {
                CimClassDefinition definition = host.Store.Schema.Concrete(type.Name);
                foreach (JsonElement instance in type.Value.EnumerateArray())
                {
                    host.Store.Put(InstanceJson.Read(instance, definition, host.Name));
                }
            }

            host.Store.Commit();
            return host;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException or OverflowException or ArgumentException)
        {
            throw new LabException($"{path}: this part of the lab is damaged{(e is FormatException ? $" ({e.Message})" : string.Empty)}: make the lab anew.", e);
        }
    }
}
