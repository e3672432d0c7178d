using System;
using System.Collections.Generic;

namespace HyperVNetworking.Core.Tests.Generators;

/// <summary>The choices that generators make.</summary>
internal static class RandomChoices
{
    public static T Pick<T>(this Random random)
        where T : struct, Enum
    {
        T[] values = Enum.GetValues<T>();
        return values[random.Next(values.Length)];
    }

    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public static bool Flag(this Random random) => random.Next(2) == 0;

    public static bool? MaybeFlag(this Random random) => random.Next(3) switch { 0 => null, 1 => false, _ => true };

    public static string? Maybe(this Random random, string value) => random.Flag() ? value : null;

    public static T? Maybe<T>(this Random random, T value)
        where T : struct => random.Flag() ? value : null;

    public static string? MaybeGuid(this Random random) => random.Flag() ? random.NextGuid() : null;

    public static string NextGuid(this Random random)
    {
        byte[] bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString("D").ToUpperInvariant();
    }
}
