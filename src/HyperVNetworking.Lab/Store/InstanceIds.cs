using System;

namespace HyperVNetworking.Lab;

/// <summary>The InstanceIDs of Hyper-V and what they tell (facts A0).</summary>
internal static class InstanceIds
{
    /// <summary>What begins every InstanceID.</summary>
    public const string Prefix = "Microsoft:";

    /// <summary>What begins the InstanceID of a template.</summary>
    public const string Definition = @"Microsoft:Definition\";

    /// <summary>The GUID of the default Ethernet connection and of its pool.</summary>
    public const string EthernetConnectionPool = "72027ECE-E44A-446E-AF2B-8D8C4B8A2279";

    /// <summary>The settings of a VM or a switch.</summary>
    /// <param name="owner">Its GUID.</param>
    /// <returns>The InstanceID.</returns>
    public static string Settings(string owner) => Prefix + owner;

    /// <summary>An adapter of a VM, or a host-side port of a switch.</summary>
    /// <param name="owner">The GUID of the VM or the switch.</param>
    /// <param name="part">The GUID of the adapter or the port.</param>
    /// <returns>The InstanceID.</returns>
    public static string Part(string owner, string part) => $@"{Prefix}{owner}\{part}";

    /// <summary>The connection of a VM adapter.</summary>
    /// <param name="adapter">The InstanceID of the adapter's setting.</param>
    /// <returns>The InstanceID.</returns>
    public static string Connection(string adapter) => adapter + @"\C";

    /// <summary>A feature of a port.</summary>
    /// <param name="port">The InstanceID of the port's allocation, or of the switch's settings for a switch feature.</param>
    /// <param name="featureId">The feature's GUID.</param>
    /// <param name="id">The setting's own GUID.</param>
    /// <returns>The InstanceID.</returns>
    public static string Feature(string port, string featureId, string id) => $@"{port}\{featureId}\{id}";

    /// <summary>Whether an InstanceID is that of a template.</summary>
    /// <param name="instanceId">The InstanceID.</param>
    /// <returns>True if so.</returns>
    public static bool IsDefinition(string instanceId) => instanceId.StartsWith(Definition, StringComparison.OrdinalIgnoreCase);

    /// <summary>The GUID of the VM or switch that an object belongs to.</summary>
    /// <param name="instanceId">Its InstanceID.</param>
    /// <returns>The GUID, or what stands in its place.</returns>
    public static string Owner(string instanceId)
    {
        int start = instanceId.IndexOf(':') + 1;
        int end = instanceId.IndexOf('\\', start);
        return end < 0 ? instanceId.Substring(start) : instanceId.Substring(start, end - start);
    }

    /// <summary>The InstanceID of what a feature is on: its own without the last two parts.</summary>
    /// <param name="instanceId">The feature's InstanceID.</param>
    /// <returns>The port's or the switch settings' InstanceID.</returns>
    public static string PortOf(string instanceId) => Parent(Parent(instanceId));

    /// <summary>An InstanceID without its last part.</summary>
    /// <param name="instanceId">The InstanceID.</param>
    /// <returns>What is before the last backslash, or nothing.</returns>
    public static string Parent(string instanceId)
    {
        int end = instanceId.LastIndexOf('\\');
        return end < 0 ? string.Empty : instanceId.Substring(0, end);
    }

    /// <summary>The last part of an InstanceID or DeviceID.</summary>
    /// <param name="instanceId">The id.</param>
    /// <returns>What is after the last backslash, or after the colon.</returns>
    public static string Last(string instanceId) => instanceId.Substring(instanceId.LastIndexOfAny(['\\', ':']) + 1);
}
