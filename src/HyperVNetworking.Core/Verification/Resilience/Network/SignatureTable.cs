using System.Collections.Generic;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Numbers for what places do under a failure: places with equal numbers send, or hear, alike. Number 0 is nothing that can be relied on.</summary>
internal sealed class SignatureTable
{
    /// <summary>The number of a place that need not be heard, or need not hear.</summary>
    public const int None = 0;

    private readonly Dictionary<long[], int> _numberOf = new(new ContentComparer());
    private readonly List<long[]> _contents = [[]];

    /// <summary>The content of a signature.</summary>
    public long[] this[int number] => _contents[number];

    /// <summary>The number of a content.</summary>
    public int NumberOf(long[] content)
    {
        if (!_numberOf.TryGetValue(content, out int number))
        {
            _numberOf.Add(content, number = _contents.Count);
            _contents.Add(content);
        }

        return number;
    }

    private sealed class ContentComparer : IEqualityComparer<long[]>
    {
        public bool Equals(long[]? x, long[]? y)
        {
            if (x!.Length != y!.Length)
            {
                return false;
            }

            for (int i = 0; i < x.Length; i++)
            {
                if (x[i] != y[i])
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(long[] content)
        {
            long hash = content.Length;
            foreach (long part in content)
            {
                hash = unchecked((hash * 31) + part);
            }

            return hash.GetHashCode();
        }
    }
}
