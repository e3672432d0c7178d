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
}
