using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>The lab's own file: its hosts, options and faults. The hosts lie beside it in a folder, one file each, so that work on one does not wait for another.</summary>
/// <param name="path">The file.</param>
internal sealed class LabFile(string path)
{
    private const string Format = "networkLab";
    private const int FormatVersion = 1;

    /// <summary>The file.</summary>
    public string Path => path;

    private string Folder => path + ".hosts";

    /// <summary>The file of a host.</summary>
    /// <param name="index">Its number: names do not go into file names.</param>
    /// <returns>The file.</returns>
    public HostFile Host(int index) =>
        new(System.IO.Path.Combine(Folder, index.ToString(CultureInfo.InvariantCulture) + ".json"));

    /// <summary>Makes the folder, without what a lab whose file is gone has left there.</summary>
    /// <exception cref="LabException">A file of that name exists.</exception>
    public void Prepare()
    {
        if (File.Exists(path))
        {
            throw new LabException($"{path} exists, and a lab is never overwritten: name a new file, or delete this one first.");
        }

        if (Directory.Exists(Folder))
        {
            foreach (string old in Directory.GetFiles(Folder, "*.json"))
            {
                File.Delete(old);
            }
        }

        Directory.CreateDirectory(Folder);
    }

    /// <summary>When the file was last written.</summary>
    /// <returns>The time.</returns>
    public DateTime Written() => File.GetLastWriteTimeUtc(path);

    /// <summary>Writes the file.</summary>
    /// <param name="content">Its content.</param>
    public void Write(LabContent content) => AtomicFile.Write(path, json =>
    {
        json.WriteStartObject();
        json.WriteNumber(Format, FormatVersion);
        json.WriteStartArray("hosts");
        foreach (string host in content.Hosts)
        {
            json.WriteStringValue(host);
        }

        json.WriteEndArray();
        json.WritePropertyName("options");
        JsonSerializer.Serialize(json, content.Options);
        json.WriteStartArray("faults");
        foreach (LabFault fault in content.Faults.Where(f => f.Where is null))
        {
            json.WriteStartObject();
            json.WriteString("host", fault.Host);
            json.WriteString("kind", fault.Kind.ToString());
            if (fault.Operation is int operation)
            {
                json.WriteNumber("operation", operation);
            }

            json.WriteString("delay", CimText.Write(fault.Delay));
            json.WriteNumber("errorCode", fault.ErrorCode);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        LabClusterJson.Write(json, content.Clusters);
        LabCableJson.Write(json, content.Cables);
        json.WriteEndObject();
    });

    /// <summary>Reads the file.</summary>
    /// <returns>Its content.</returns>
    /// <exception cref="LabException">The file is not there, damaged or none of ours.</exception>
    public LabContent Read()
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty(Format, out JsonElement version))
            {
                throw new LabException($"{path} is no network lab: make one with New-NetworkLab -Path or hvnet lab new.");
            }

            if (version.GetInt32() != FormatVersion)
            {
                throw new LabException($"{path} is a network lab of format {version.GetInt32()}, and this version reads format {FormatVersion}: make it anew.");
            }

            return new LabContent(
                [.. json.RootElement.GetProperty("hosts").EnumerateArray().Select(h => h.GetString()!)],
                json.RootElement.GetProperty("options").Deserialize<LabOptions>() ?? LabOptions.Default,
                [.. json.RootElement.GetProperty("faults").EnumerateArray().Select(ReadFault)])
            {
                Clusters = LabClusterJson.Read(json.RootElement),
                Cables = LabCableJson.Read(json.RootElement),
            };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LabException($"{path} does not exist: make a lab with New-NetworkLab -Path or hvnet lab new.", e);
        }
        catch (FormatException e)
        {
            throw new LabException($"{path} cannot be read as a network lab ({e.Message}): correct it or make it anew.", e);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new LabException($"{path} is no network lab, or it is damaged: name the file of a lab, or make one with New-NetworkLab -Path or hvnet lab new.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LabException(
                Directory.Exists(path) ? $"{path} is a folder: name the file of a lab." : $"{path} cannot be read ({e.Message}): check the permissions.", e);
        }
    }

    private static LabFault ReadFault(JsonElement json) => new()
    {
        Host = json.GetProperty("host").GetString(),
        Kind = Enum.TryParse(json.GetProperty("kind").GetString(), out LabFaultKind kind) ? kind : throw new FormatException("a fault has an unknown kind"),
        Operation = json.TryGetProperty("operation", out JsonElement number) ? number.GetInt32() : null,
        Delay = CimText.TryRead(json.GetProperty("delay").GetString()!, CimDataType.DateTime, out object? delay) && delay is TimeSpan span ? span : throw new FormatException("a fault has no delay"),
        ErrorCode = json.GetProperty("errorCode").GetUInt32(),
    };
}
