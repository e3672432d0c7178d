namespace HyperVNetworking.Model;

/// <summary>A name with PowerShell's simplest wildcards, <c>*</c> and <c>?</c>, compared without case.</summary>
public sealed class NamePattern
{
    private readonly string _text;

    /// <summary>Makes a pattern.</summary>
    /// <param name="text">A name or a pattern.</param>
    public NamePattern(string text)
    {
        _text = text;
        HasWildcard = text.IndexOfAny(['*', '?']) >= 0;
    }

    /// <summary>Whether it is more than a plain name.</summary>
    public bool HasWildcard { get; }

    /// <summary>Whether a name fits.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True if it fits.</returns>
    public bool IsMatch(string name) => HasWildcard ? IsGlobMatch(name) : Names.Same(name, _text);

    // By hand rather than by regular expression: a site matches hundreds of patterns with thousands of names.
    private bool IsGlobMatch(string name)
    {
        int at = 0;
        int star = -1;
        int resume = 0;
        int i = 0;
        while (i < name.Length)
        {
            if (at < _text.Length && _text[at] == '*')
            {
                star = at++;
                resume = i;
            }
            else if (at < _text.Length && (_text[at] == '?' || char.ToUpperInvariant(_text[at]) == char.ToUpperInvariant(name[i])))
            {
                at++;
                i++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                i = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (at < _text.Length && _text[at] == '*')
        {
            at++;
        }

        return at == _text.Length;
    }
}
