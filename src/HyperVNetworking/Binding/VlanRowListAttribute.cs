using System;
using System.Management.Automation;

namespace HyperVNetworking.Binding;

/// <summary>Lets a VLAN list be given as <see cref="VlanListAttribute"/> does, and leaves it to the cmdlet to say which row holds a wrong one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VlanRowListAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        VlanListAttribute.Text(inputData) is string text ? new VlanListArgument(text) : inputData;
}
