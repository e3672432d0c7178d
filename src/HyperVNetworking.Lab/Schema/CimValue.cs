using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>Which .NET values a CIM type holds.</summary>
internal static class CimValue
{
    /// <summary>The .NET type of a CIM type (facts C1).</summary>
    /// <param name="type">A scalar or array type.</param>
    /// <returns>The .NET type.</returns>
    public static Type ClrType(CimDataType type)
    {
        Type scalar = type.Scalar() switch
        {
            CimDataType.Boolean => typeof(bool),
            CimDataType.UInt8 => typeof(byte),
            CimDataType.SInt8 => typeof(sbyte),
            CimDataType.UInt16 => typeof(ushort),
            CimDataType.SInt16 => typeof(short),
            CimDataType.UInt32 => typeof(uint),
            CimDataType.SInt32 => typeof(int),
            CimDataType.UInt64 => typeof(ulong),
            CimDataType.SInt64 => typeof(long),
            CimDataType.Real32 => typeof(float),
            CimDataType.Real64 => typeof(double),
            CimDataType.Char16 => typeof(char),
            CimDataType.String => typeof(string),
            CimDataType.Reference => typeof(CimPath),
            CimDataType.Instance => typeof(CimRecord),
            _ => typeof(object),
        };
        return type.IsArray() ? scalar.MakeArrayType() : scalar;
    }

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
        || (type == CimDataType.DateTime ? value is DateTime or TimeSpan : value.GetType() == ClrType(type));

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
            return System.Convert.ChangeType(value, ClrType(type), CultureInfo.InvariantCulture);
        }

        object?[] items = ((IEnumerable)value!).Cast<object?>().ToArray();
        var array = System.Array.CreateInstance(ClrType(type.Scalar()), items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            array.SetValue(Convert(items[i], type.Scalar()), i);
        }

        return array;
    }
}
