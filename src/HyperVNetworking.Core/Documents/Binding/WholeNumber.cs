using System.Globalization;

namespace HyperVNetworking.Documents.Binding;

/// <summary>Whole numbers of JSON, which knows one kind of number only: 2, 2.0 and 2e0 are the same.</summary>
internal static class WholeNumber
{
    // A longer number is none that a document means, and reading it would take its time.
    private const int LongestNumber = 40;

    public static bool TryRead(string digits, out long number)
    {
        number = 0;
        if (digits.Length > LongestNumber
            || !decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            || value != decimal.Truncate(value)
            || value < long.MinValue
            || value > long.MaxValue)
        {
            return false;
        }

        number = (long)value;
        return true;
    }
}
