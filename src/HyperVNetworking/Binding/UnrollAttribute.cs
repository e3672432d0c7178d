using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace HyperVNetworking.Binding;

/// <summary>Lets a list of the module's own, such as the Hosts of a document, be given where several values are taken: PowerShell by itself turns only lists that can be changed into arrays.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnrollAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is IEnumerable list and not (string or IList or IDictionary) ? list.Cast<object?>().ToArray() : inputData;
    }
}
