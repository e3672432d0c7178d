using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace HyperVNetworking.Binding;

/// <summary>Recognises VMs and adapters; anything else is left as it is, so that PowerShell goes on to bind it by its properties.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VmAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether adapters are meant and not VMs.</summary>
    public bool Adapter { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject { BaseObject: IEnumerable list and not string } ? list : inputData;
        if (value is IEnumerable several and not string)
        {
            VmArgument?[] all = several.Cast<object?>().Select(Recognise).ToArray();
            return all.Length > 0 && all.All(a => a is not null) ? all : inputData;
        }

        return Recognise(value) is VmArgument argument ? new[] { argument } : inputData;
    }

    private VmArgument? Recognise(object? value)
    {
        object? wrapped = value is null ? null : PSObject.AsPSObject(value);
        return Adapter ? VmArgument.FromAdapter(wrapped) : VmArgument.FromVm(wrapped);
    }
}
