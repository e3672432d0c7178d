namespace HyperVNetworking.Hosting.Cim;

/// <summary>The CIM data types; an array is the scalar plus 16 (the numbers are MMI's CimType, facts C1).</summary>
public enum CimDataType
{
    /// <summary>Unknown.</summary>
    Unknown = 0,

    /// <summary>bool.</summary>
    Boolean = 1,

    /// <summary>byte.</summary>
    UInt8 = 2,

    /// <summary>sbyte.</summary>
    SInt8 = 3,

    /// <summary>ushort.</summary>
    UInt16 = 4,

    /// <summary>short.</summary>
    SInt16 = 5,

    /// <summary>uint.</summary>
    UInt32 = 6,

    /// <summary>int.</summary>
    SInt32 = 7,

    /// <summary>ulong.</summary>
    UInt64 = 8,

    /// <summary>long.</summary>
    SInt64 = 9,

    /// <summary>float.</summary>
    Real32 = 10,

    /// <summary>double.</summary>
    Real64 = 11,

    /// <summary>char.</summary>
    Char16 = 12,

    /// <summary>DateTime or TimeSpan.</summary>
    DateTime = 13,

    /// <summary>string.</summary>
    String = 14,

    /// <summary><see cref="CimPath"/>.</summary>
    Reference = 15,

    /// <summary><see cref="CimRecord"/>.</summary>
    Instance = 16,

    /// <summary>bool[].</summary>
    BooleanArray = 17,

    /// <summary>byte[].</summary>
    UInt8Array = 18,

    /// <summary>sbyte[].</summary>
    SInt8Array = 19,

    /// <summary>ushort[].</summary>
    UInt16Array = 20,

    /// <summary>short[].</summary>
    SInt16Array = 21,

    /// <summary>uint[].</summary>
    UInt32Array = 22,

    /// <summary>int[].</summary>
    SInt32Array = 23,

    /// <summary>ulong[].</summary>
    UInt64Array = 24,

    /// <summary>long[].</summary>
    SInt64Array = 25,

    /// <summary>float[].</summary>
    Real32Array = 26,

    /// <summary>double[].</summary>
    Real64Array = 27,

    /// <summary>char[].</summary>
    Char16Array = 28,

    /// <summary>object[] of DateTime or TimeSpan.</summary>
    DateTimeArray = 29,

    /// <summary>string[].</summary>
    StringArray = 30,

    /// <summary><see cref="CimPath"/>[].</summary>
    ReferenceArray = 31,

    /// <summary><see cref="CimRecord"/>[].</summary>
    InstanceArray = 32,
}
