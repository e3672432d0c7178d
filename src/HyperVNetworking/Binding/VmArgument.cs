using System;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>Which VM, or which adapter of one, an object stands for: what Get-VM and Get-VMNetworkAdapter emit, and this module's own objects.</summary>
public sealed class VmArgument
{
    private VmArgument()
    {
    }

    /// <summary>The VM's name, if known.</summary>
    public string? VMName { get; private set; }

    /// <summary>The VM's GUID, if known.</summary>
    public string? VMId { get; private set; }

    /// <summary>The adapter's name, if an adapter is meant.</summary>
    public string? AdapterName { get; private set; }

    /// <summary>The adapter's GUID, if known.</summary>
    public string? AdapterId { get; private set; }

    /// <summary>The host, if known.</summary>
    public string? ComputerName { get; private set; }

    /// <summary>Whether it is an adapter of the management OS.</summary>
    public bool IsManagementOS { get; private set; }

    /// <summary>The VM by name or GUID.</summary>
    /// <param name="name">The name, or null.</param>
    /// <param name="id">The GUID, or null.</param>
    /// <param name="adapterName">The adapter's name, or null.</param>
    /// <param name="computerName">The host, or null.</param>
    /// <returns>The argument.</returns>
    public static VmArgument Of(string? name, string? id, string? adapterName, string? computerName) =>
        new() { VMName = name, VMId = id?.Trim('{', '}'), AdapterName = adapterName, ComputerName = computerName };

    /// <summary>An adapter of the management OS.</summary>
    /// <param name="adapterName">Its name, or null.</param>
    /// <param name="computerName">The host, or null.</param>
    /// <returns>The argument.</returns>
    public static VmArgument OfManagementOS(string? adapterName, string? computerName) =>
        new() { IsManagementOS = true, AdapterName = adapterName, ComputerName = computerName };

    /// <summary>What is meant, for messages.</summary>
    /// <returns>Such as <c>VM VM1 'Network Adapter'</c>.</returns>
    public override string ToString()
    {
        string adapter = AdapterName is null ? string.Empty : $" '{AdapterName}'";
        return IsManagementOS ? $"management OS adapter{adapter}" : $"VM {VMName ?? VMId}{adapter}";
    }

    /// <summary>Takes an object that Get-VM emits, or a VM of this module's states; null for any other.</summary>
    internal static VmArgument? FromVm(object? value)
    {
        if (value is PSObject { BaseObject: VirtualMachine own })
        {
            return Of(own.Name, own.Id, null, null);
        }

        return value is PSObject vm && IsA(vm, "Microsoft.HyperV.PowerShell.VirtualMachine")
            ? Of(Text(vm, "Name"), Text(vm, "Id"), null, Text(vm, "ComputerName"))
            : null;
    }

    /// <summary>Takes an object that Get-VMNetworkAdapter emits; null for any other.</summary>
    internal static VmArgument? FromAdapter(object? value)
    {
        if (value is not PSObject adapter || !IsA(adapter, "Microsoft.HyperV.PowerShell.VMNetworkAdapter") && !IsA(adapter, "Microsoft.HyperV.PowerShell.VMInternalNetworkAdapter"))
        {
            return null;
        }

        // The id of an adapter is "Microsoft:<VM GUID>\<adapter GUID>" (facts A0).
        string? id = Text(adapter, "Id");
        return new VmArgument
        {
            VMName = Text(adapter, "VMName"),
            VMId = Text(adapter, "VMId"),
            AdapterName = Text(adapter, "Name"),
            AdapterId = id?.Split('\\', ':').Last(),
            ComputerName = Text(adapter, "ComputerName"),
            IsManagementOS = LanguagePrimitives.IsTrue(adapter.Properties["IsManagementOs"]?.Value),
        };
    }

    private static bool IsA(PSObject value, string type) =>
        value.TypeNames.Any(t => t == type || t == "Deserialized." + type);

    private static string? Text(PSObject value, string property) => value.Properties[property]?.Value?.ToString();
}
