using System.Management.Automation;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Binding;

/// <summary>A VLAN list as it comes from a command line or a cell of a CSV file. It takes what is no list too, so that the cmdlet can say which row is wrong.</summary>
/// <param name="text">The text; it may be blank.</param>
public sealed class VlanListArgument(string text)
{
    /// <summary>The text as given.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => text.Trim();

    internal VlanSet? Resolve(string parameter, object target, out ErrorRecord? error)
    {
        bool isList = VlanSet.TryParse(ToString(), out VlanSet? set, out string? reason);
        error = isList ? null : VlanErrors.VlanListInvalid(parameter, reason!, target);
        return set;
    }
}
