using System;
using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Hosting.Cim;

/// <summary>The CIM names of the data types, as CIM-XML and the schema write them.</summary>
public static class CimTypeNames
{
    private static readonly Dictionary<string, CimDataType> s_byName = Enum.GetValues(typeof(CimDataType))
        .Cast<CimDataType>()
        .Where(t => t is > CimDataType.Unknown and < CimDataType.Reference)
        .ToDictionary(t => t.ToString(), t => t, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a type is an array.</summary>
    /// <param name="type">The type.</param>
    /// <returns>True for the array types.</returns>
    public static bool IsArray(this CimDataType type) => type > CimDataType.Instance;

    /// <summary>The type of an array's elements; of a scalar the type itself.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The scalar type.</returns>
    public static CimDataType Scalar(this CimDataType type) => type.IsArray() ? type - 16 : type;

    /// <summary>The CIM name of a scalar type, or of an array's elements.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Such as <c>uint16</c>.</returns>
    public static string Name(this CimDataType type) => type.Scalar().ToString().ToLowerInvariant();

    /// <summary>Reads the CIM name of a scalar type.</summary>
    /// <param name="name">Such as <c>uint16</c>.</param>
    /// <param name="type">The type, or Unknown.</param>
    /// <returns>Whether it is a type's name.</returns>
    public static bool TryParse(string? name, out CimDataType type)
    {
        type = CimDataType.Unknown;
        return name is not null && s_byName.TryGetValue(name, out type);
    }

    /// <summary>The .NET type of a CIM type (facts C1).</summary>
    /// <param name="type">A scalar or array type.</param>
    /// <returns>The .NET type.</returns>
    public static Type ClrType(this CimDataType type)
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
}
