using System.Text.RegularExpressions;

namespace HyperVNetworking.Model;

/// <summary>A name with PowerShell's simplest wildcards, <c>*</c> and <c>?</c>, compared without case.</summary>
public sealed class NamePattern
{
    private readonly Regex? _regex;
    private readonly string _text;

    /// <summary>Makes a pattern.</summary>
    /// <param name="text">A name or a pattern.</param>
    public NamePattern(string text)
    {
        _text = text;
        if (text.IndexOfAny(['*', '?']) >= 0)
        {
            string regex = Regex.Escape(text).Replace("\\*", ".*").Replace("\\?", ".");
            _regex = new Regex($"^{regex}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
        }
    }

    /// <summary>Whether it is more than a plain name.</summary>
    public bool HasWildcard => _regex is not null;

    /// <summary>Whether a name fits.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True if it fits.</returns>
    public bool IsMatch(string name) => _regex?.IsMatch(name) ?? Names.Same(name, _text);
}
