using System;
using System.Globalization;

namespace HyperVNetworking.Hosting.Cim;

/// <summary>CIM scalar values as text, and back; the form of CIM-XML's VALUE elements.</summary>
public static class CimText
{
    /// <summary>Writes a scalar.</summary>
    /// <param name="value">A value of a type that <see cref="CimDataType"/> names, not null.</param>
    /// <returns>Its text.</returns>
    public static string Write(object value) => value switch
    {
        bool flag => flag ? "TRUE" : "FALSE",
        TimeSpan span => string.Format(CultureInfo.InvariantCulture, "{0:00000000}{1:hhmmss'.'ffffff}:000", span.Days, span),
        DateTime time => WriteTime(time),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Reads a scalar.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The scalar type it is to have.</param>
    /// <param name="value">The value, of exactly that type.</param>
    /// <returns>False if the text is no such value or the type cannot hold it.</returns>
    public static bool TryRead(string text, CimDataType type, out object? value)
    {
        value = null;
        const NumberStyles Whole = NumberStyles.AllowLeadingSign;
        CultureInfo c = CultureInfo.InvariantCulture;
        switch (type)
        {
            case CimDataType.String:
                value = text;
                break;
            case CimDataType.Boolean when bool.TryParse(text, out bool flag):
                value = flag;
                break;
            case CimDataType.UInt8 when byte.TryParse(text, Whole, c, out byte u8):
                value = u8;
                break;
            case CimDataType.SInt8 when sbyte.TryParse(text, Whole, c, out sbyte s8):
                value = s8;
                break;
            case CimDataType.UInt16 when ushort.TryParse(text, Whole, c, out ushort u16):
                value = u16;
                break;
            case CimDataType.SInt16 when short.TryParse(text, Whole, c, out short s16):
                value = s16;
                break;
            case CimDataType.UInt32 when uint.TryParse(text, Whole, c, out uint u32):
                value = u32;
                break;
            case CimDataType.SInt32 when int.TryParse(text, Whole, c, out int s32):
                value = s32;
                break;
            case CimDataType.UInt64 when ulong.TryParse(text, Whole, c, out ulong u64):
                value = u64;
                break;
            case CimDataType.SInt64 when long.TryParse(text, Whole, c, out long s64):
                value = s64;
                break;
            case CimDataType.Real32 when float.TryParse(text, NumberStyles.Float, c, out float r32):
                value = r32;
                break;
            case CimDataType.Real64 when double.TryParse(text, NumberStyles.Float, c, out double r64):
                value = r64;
                break;
            case CimDataType.Char16 when text.Length == 1:
                value = text[0];
                break;
            case CimDataType.DateTime when TryReadTime(text, out object? time):
                value = time;
                break;
        }

        return value is not null;
    }

    private static string WriteTime(DateTime time)
    {
        TimeSpan offset = time.Kind == DateTimeKind.Local ? TimeZoneInfo.Local.GetUtcOffset(time) : TimeSpan.Zero;
        return string.Format(
            CultureInfo.InvariantCulture,
            "{0:yyyyMMddHHmmss'.'ffffff}{1}{2:000}",
            time,
            offset < TimeSpan.Zero ? '-' : '+',
            Math.Abs((int)offset.TotalMinutes));
    }

    // yyyyMMddHHmmss.ffffff+UUU is a time, ddddddddHHmmss.ffffff:000 an interval (DSP0004).
    private static bool TryReadTime(string text, out object? value)
    {
        CultureInfo c = CultureInfo.InvariantCulture;
        value = null;
        if (text.Length != 25 || !int.TryParse(text.Substring(22), NumberStyles.None, c, out int minutes))
        {
            return false;
        }

        if (text[21] == ':')
        {
            if (int.TryParse(text.Substring(0, 8), NumberStyles.None, c, out int days)
                && TimeSpan.TryParseExact(text.Substring(8, 13), "hhmmss'.'ffffff", c, out TimeSpan rest))
            {
                value = new TimeSpan(days, 0, 0, 0) + rest;
            }
        }
        else if (text[21] is '+' or '-'
            && DateTime.TryParseExact(text.Substring(0, 21), "yyyyMMddHHmmss'.'ffffff", c, DateTimeStyles.None, out DateTime time))
        {
            value = DateTime.SpecifyKind(time.AddMinutes(text[21] == '+' ? -minutes : minutes), DateTimeKind.Utc);
        }

        return value is not null;
    }
}
