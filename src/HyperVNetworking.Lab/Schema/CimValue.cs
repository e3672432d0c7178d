using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>Which .NET values a CIM type holds.</summary>
internal static class CimValue
{
    /// <summary>A list of values for an array property.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="items">The values.</param>
    /// <returns>The same.</returns>
    public static T[] Array<T>(params T[] items) => items;

    /// <summary>Whether a value is of exactly the type; null is of every type.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type.</param>
    /// <returns>True if so.</returns>
    public static bool IsOf(object? value, CimDataType type) => value is null
        || (type == CimDataType.DateTime ? value is DateTime or TimeSpan : value.GetType() == type.ClrType());

    /// <summary>Takes a number of any width into a type.</summary>
    /// <param name="value">The value; a sequence for an array type.</param>
    /// <param name="type">The type.</param>
    /// <returns>The value of exactly that type.</returns>
    /// <exception cref="OverflowException">The type cannot hold the number.</exception>
    public static object? Convert(object? value, CimDataType type)
    {
        if (IsOf(value, type))
        {
            return value;
        }

        if (!type.IsArray())
        {
            return System.Convert.ChangeType(value, type.ClrType(), CultureInfo.InvariantCulture);
        }

        object?[] items = ((IEnumerable)value!).Cast<object?>().ToArray();
        var array = System.Array.CreateInstance(type.Scalar().ClrType(), items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            array.SetValue(Convert(items[i], type.Scalar()), i);
        }

        return array;
    }
}
