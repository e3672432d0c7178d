using System;
using System.Globalization;

namespace Microsoft.Management.Infrastructure.Doubles;

/// <summary>A property that counts as not modified until its value is assigned, and takes no value that its type cannot hold (MMI: Internal/Data/CimPropertyStandalone.cs).</summary>
internal sealed class StoredProperty : CimProperty
{
    private object _value;
    private CimFlags _flags;

    public StoredProperty(string name, object value, CimType type, CimFlags flags)
    {
        Name = name;
        CimType = type;
        Value = value;
        _flags = flags | CimFlags.NotModified;
    }

    public override string Name { get; }

    public override CimType CimType { get; }

    public override CimFlags Flags => _flags;

    public override object Value
    {
        get => _value;
        set
        {
            _value = Checked(value);
            _flags &= ~CimFlags.NotModified;
        }
    }

    private object Checked(object value)
    {
        if (value is null)
        {
            return null;
        }

        try
        {
            return CimType switch
            {
                CimType.Boolean => Convert.ToBoolean(value, CultureInfo.InvariantCulture),
                CimType.UInt8 => Convert.ToByte(value, CultureInfo.InvariantCulture),
                CimType.SInt8 => Convert.ToSByte(value, CultureInfo.InvariantCulture),
                CimType.UInt16 => Convert.ToUInt16(value, CultureInfo.InvariantCulture),
                CimType.SInt16 => Convert.ToInt16(value, CultureInfo.InvariantCulture),
                CimType.UInt32 => Convert.ToUInt32(value, CultureInfo.InvariantCulture),
                CimType.SInt32 => Convert.ToInt32(value, CultureInfo.InvariantCulture),
                CimType.UInt64 => Convert.ToUInt64(value, CultureInfo.InvariantCulture),
                CimType.SInt64 => Convert.ToInt64(value, CultureInfo.InvariantCulture),
                CimType.String => Convert.ToString(value, CultureInfo.InvariantCulture),
                CimType.DateTime when value is DateTime or TimeSpan => value,
                CimType.Reference or CimType.Instance => (CimInstance)value,
                CimType.ReferenceArray or CimType.InstanceArray => (CimInstance[])value,
                CimType.StringArray => (string[])value,
                CimType.UInt8Array => (byte[])value,
                CimType.UInt16Array => (ushort[])value,
                CimType.UInt32Array => (uint[])value,
                CimType.UInt64Array => (ulong[])value,
                CimType.BooleanArray => (bool[])value,
                _ => throw new InvalidCastException($"{Name} is {CimType}, not {value.GetType()}."),
            };
        }
        catch (Exception e) when (e is InvalidCastException or FormatException or OverflowException)
        {
            throw new ArgumentException(e.Message, nameof(value), e);
        }
    }
}
