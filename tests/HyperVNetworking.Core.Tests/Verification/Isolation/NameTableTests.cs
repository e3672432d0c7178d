using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

public sealed class NameTableTests
{
    [Fact]
    public void Every_two_letters_that_names_take_for_the_same_have_the_same_hash()
    {
        var hashOf = new Dictionary<string, uint>(Names.Comparer);
        for (int letter = 0; letter <= char.MaxValue; letter++)
        {
            foreach (string name in new[] { $"{(char)letter}", $"abc{(char)letter}defgh" })
            {
                uint hash = NameHash.Of(name);
                Assert.True(hashOf.TryAdd(name, hash) || hashOf[name] == hash, $"U+{letter:X4}");
            }
        }

        Assert.True(hashOf.Count < 2 * char.MaxValue, "letters of both cases were among them");
        Assert.Equal(NameHash.Of("\U00010400 Deseret"), NameHash.Of("\U00010428 deseret"));
    }

    [Fact]
    public void Hashes_of_numbered_names_hardly_ever_meet()
    {
        string[] names = [.. Enumerable.Range(0, 100_000).Select(i => $"VM-{i}")];

        Assert.InRange(names.Select(n => NameHash.Of(n)).Distinct().Count(), 99_990, 100_000);
    }

    [Fact]
    public void Names_are_found_without_case_one_by_one_and_many_at_once()
    {
        string[] names = [.. Enumerable.Range(0, 1000).Select(i => i % 10 == 0 ? "Twin" : $"Straße {i}")];
        var table = new NameTable(names);
        ValueList<string> sought = [.. names.Select(n => n.ToUpperInvariant()), "nobody", string.Empty];
        var found = new int[sought.Count];

        table.FindEach(sought, 0, found.AsSpan(0, 300));
        table.FindEach(sought, 300, found.AsSpan(300));
        for (int i = 0; i < found.Length; i++)
        {
            Assert.Equal(table.First(sought[i]), found[i]);
            Assert.True(found[i] < 0 ? i >= 1000 : Names.Same(names[found[i]], sought[i]));
        }

        var twins = new List<int>();
        for (int i = table.First("TWIN"); i >= 0; i = table.Next(i))
        {
            twins.Add(i);
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(i => i * 10), twins.Order());
    }
}
