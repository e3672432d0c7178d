using System.Globalization;
using System.Management.Automation;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Binding;

/// <summary>A VLAN number as it comes from a command line or a cell of a CSV file. It takes what is no VLAN too, so that the cmdlet can say which row is wrong: PowerShell would read a blank cell as 0.</summary>
public sealed class VlanIdArgument
{
    private readonly string _text;

    /// <summary>Takes text, as from a CSV file.</summary>
    /// <param name="text">The text; it may be blank.</param>
    public VlanIdArgument(string text) => _text = text.Trim();

    /// <summary>Takes a number.</summary>
    /// <param name="number">Any number.</param>
    public VlanIdArgument(int number) => _text = number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Takes a VLAN, as the module's own objects hold it.</summary>
    /// <param name="id">The VLAN.</param>
    public VlanIdArgument(VlanId id)
        : this(id.Value)
    {
    }

    /// <summary>The text as given.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text;

    internal VlanId? Resolve(string parameter, object? target, out ErrorRecord? error)
    {
        bool isNumber = int.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number);
        error = _text.Length == 0 ? VlanErrors.VlanIdBlank(parameter, target)
            : !isNumber ? VlanErrors.VlanIdInvalid(parameter, $"\"{_text}\" is not a VLAN number: use {VlanId.MinValue} to {VlanId.MaxValue}.", target)
            : !VlanId.IsValid(number) ? VlanErrors.VlanIdInvalid(parameter, VlanId.OutOfRange(number), target)
            : null;
        return error is null ? new VlanId(number) : null;
    }
}
