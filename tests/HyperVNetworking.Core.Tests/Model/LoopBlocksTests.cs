using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Model;

public sealed class LoopBlocksTests
{
    [Fact]
    public void A_tail_is_a_block_of_its_own_and_a_loop_is_one()
    {
        var blocks = new LoopBlocks(5, [(0, 1), (1, 2), (2, 0), (2, 3)]);

        Assert.Equal(2, blocks.Count);
        Assert.Single(blocks.BlockOf.Take(3).Distinct());
        Assert.NotEqual(blocks.BlockOf[0], blocks.BlockOf[3]);
        Assert.Single(blocks.ComponentOf.Take(4).Distinct());
        Assert.NotEqual(blocks.ComponentOf[0], blocks.ComponentOf[4]);
    }

    [Fact]
    public void Parallel_cables_are_a_loop() => Assert.Equal(1, new LoopBlocks(2, [(0, 1), (0, 1)]).Count);

    [Fact]
    public void A_chain_of_100000_switches_needs_no_deep_stack() =>
        Assert.Equal(99_999, new LoopBlocks(100_000, [.. Enumerable.Range(0, 99_999).Select(i => (i, i + 1))]).Count);

    // Two cables are in one block exactly if some simple cycle has both: if taking away any one switch leaves their ends joined.
    [Fact]
    public void Agrees_with_the_definition_on_random_networks() =>
        Prop.ForAll(Networks().ToArbitrary(), cables =>
        {
            const int Switches = 7;
            var blocks = new LoopBlocks(Switches, cables);
            return Enumerable.Range(0, cables.Length).All(a => Enumerable.Range(0, cables.Length).All(b =>
                (blocks.BlockOf[a] == blocks.BlockOf[b]) == (a == b || OnOneCycle(cables, a, b))));
        }).QuickCheckThrowOnFailure();

    private static Gen<(int, int)[]> Networks() =>
        from count in Gen.Choose(0, 9)
        from cables in Gen.Choose(0, 6).Two().Where(t => t.Item1 != t.Item2).ArrayOf(count)
        select cables.Select(t => (t.Item1, t.Item2)).ToArray();

    private static bool OnOneCycle((int First, int Second)[] cables, int a, int b) =>
        Cycles(cables, a).Any(cycle => cycle.Contains(b));

    // Every simple cycle through a cable: from its one end to the other without it, no switch twice.
    private static IEnumerable<HashSet<int>> Cycles((int First, int Second)[] cables, int through)
    {
        var paths = new Stack<(int At, int[] Seen, int[] Used)>();
        paths.Push((cables[through].First, [cables[through].First], [through]));
        while (paths.Count > 0)
        {
            (int at, int[] seen, int[] used) = paths.Pop();
            for (int c = 0; c < cables.Length; c++)
            {
                if (used.Contains(c) || (cables[c].First != at && cables[c].Second != at))
                {
                    continue;
                }

                int next = cables[c].First == at ? cables[c].Second : cables[c].First;
                if (next == cables[through].Second)
                {
                    yield return [.. used, c];
                }
                else if (!seen.Contains(next))
                {
                    paths.Push((next, [.. seen, next], [.. used, c]));
                }
            }
        }
    }
}
