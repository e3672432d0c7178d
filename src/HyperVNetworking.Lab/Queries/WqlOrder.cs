using System;
using System.Globalization;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>How a property's values compare with a literal: texts without case, numbers by size, times by their text; flags and references only as equal or not.</summary>
internal static class WqlOrder
{
    /// <summary>The comparison.</summary>
    /// <param name="property">The property.</param>
    /// <param name="sign">The operator.</param>
    /// <param name="literal">The literal.</param>
    /// <returns>Less than 0, 0 or more, as the value is less than, equal to or more than the literal.</returns>
    /// <exception cref="WqlException">The literal or the operator does not go with the property's type.</exception>
    public static Func<object, int> Against(CimMember property, string sign, WqlToken literal)
    {
        CimDataType type = property.Type;
        bool fits = literal.Kind switch
        {
            WqlTokenKind.Text => type is CimDataType.String or CimDataType.Reference or CimDataType.DateTime,
            WqlTokenKind.Number => type is > CimDataType.Boolean and <= CimDataType.SInt64,
            _ => type == CimDataType.Boolean,
        };
        if (!fits)
        {
            throw new WqlException($"{literal.Text} does not go with the property {property.Name}, which is {type}", literal.Position);
        }

        if (type is CimDataType.Boolean or CimDataType.Reference && sign is not ("=" or "<>" or "!="))
        {
            throw new WqlException($"{sign} does not go with the property {property.Name}, which is {type}", literal.Position);
        }

        return type switch
        {
            CimDataType.Reference => Reference(literal),
            CimDataType.String or CimDataType.DateTime or CimDataType.Boolean => v => Names.Comparer.Compare(CimText.Write(v), literal.Text),
            _ => Number(literal),
        };
    }

    private static Func<object, int> Number(WqlToken literal) =>
        decimal.TryParse(literal.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number)
            ? v => Convert.ToDecimal(v, CultureInfo.InvariantCulture).CompareTo(number)
            : throw new WqlException($"{literal.Text} is no number that a property can have", literal.Position);

    // Paths are equal if class and keys are, in whatever order and with or without machine.
    private static Func<object, int> Reference(WqlToken literal) => CimPath.TryParse(literal.Text, out CimPath? path)
        ? v => path!.Equals(v as CimPath) ? 0 : 1
        : throw new WqlException($"{literal.Text} is no object path", literal.Position);
}
