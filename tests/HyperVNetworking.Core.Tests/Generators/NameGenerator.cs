using System;

namespace HyperVNetworking.Core.Tests.Generators;

/// <summary>Names as people and attackers choose them. Each is unique, also without regard to case, and holds no slash.</summary>
internal sealed class NameGenerator(Random random)
{
    private static readonly string[] s_hostile =
    [
        "VM {0}",
        "R&D {0}",
        "it's \"quoted\" {0}",
        "back\\slash\\{0}",
        "]]> & <b>{0}<b>",
        "100 % _ [a-z] * ? {0}",
        "two\r\nlines\t{0}",
        "right\u202eto left\u200f{0}",
        "M\u00fcnchen \u6771\u4eac \ud83d\ude80 {0}",
        "null\u0000{0}",
        "$(calc) `${{x}} {0}",
        "{0},;|'--",
        "line\u2028separator\ufeff{0}",
    ];

    private int _count;

    /// <summary>A name that nobody has yet.</summary>
    public string Next(string prefix)
    {
        int number = ++_count;
        return random.Next(4) switch
        {
            0 => string.Format(null, s_hostile[random.Next(s_hostile.Length)], $"{prefix}{number}"),
            1 when random.Next(8) == 0 => $"{prefix}{number}".PadRight(256, 'x'),
            _ => $"{prefix}{number}",
        };
    }
}
