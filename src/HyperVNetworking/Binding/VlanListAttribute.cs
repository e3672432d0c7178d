using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Model;

namespace HyperVNetworking.Binding;

/// <summary>Lets a VLAN list be given as the inbox cmdlets take it: text such as <c>1-100,200</c>, numbers, or both in one list.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VlanListAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (Text(inputData) is not string text)
        {
            return inputData;
        }

        return VlanSet.TryParse(text, out VlanSet? set, out string? error) ? set : throw new ArgumentTransformationMetadataException(error);
    }

    /// <summary>The list as text; null if the value is none that a list could be.</summary>
    internal static string? Text(object? inputData)
    {
        object? value = Unwrap(inputData);
        return value switch
        {
            string list => list,
            VlanId or sbyte or byte or short or ushort or int or uint or long => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
            VlanSet set => set.ToString(),
            IEnumerable pieces when pieces.Cast<object?>().Select(Unwrap).All(p => p is string or VlanId or int or long) =>
                string.Join(",", pieces.Cast<object?>().Select(Unwrap)),
            _ => null,
        };
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
