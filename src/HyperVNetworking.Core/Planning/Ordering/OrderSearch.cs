using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Planning;

/// <summary>Looks for an order in which nothing suffers: depth first, the given order first, never twice into the same set of steps. Where there is none, or looking takes too long, each next step is the one that lets the fewest suffer.</summary>
internal sealed class OrderSearch(StepDependencies dependencies, TransitionJudge judge, int count)
{
    private readonly HashSet<string> _seen = [];

    public int[] Find()
    {
        var order = new List<int>();
        return Descend(new bool[count], order) ? [.. order] : LeastHarm();
    }

    private bool Descend(bool[] done, List<int> order)
    {
        if (order.Count == count)
        {
            return true;
        }

        for (int step = 0; step < count && !judge.IsExhausted; step++)
        {
            if (!dependencies.IsReady(step, done))
            {
                continue;
            }

            done[step] = true;
            if (_seen.Add(new string([.. done.Select(d => d ? '1' : '0')])) && judge.Suffering(done) == 0)
            {
                order.Add(step);
                if (Descend(done, order))
                {
                    return true;
                }

                order.RemoveAt(order.Count - 1);
            }

            done[step] = false;
        }

        return false;
    }

    private int[] LeastHarm()
    {
        var done = new bool[count];
        var order = new List<int>();
        while (order.Count < count)
        {
            int[] ready = Enumerable.Range(0, count).Where(s => dependencies.IsReady(s, done)).ToArray();
            int best = ready[0];
            int least = int.MaxValue;
            foreach (int step in ready)
            {
                done[step] = true;
                int harm = judge.Suffering(done);
                done[step] = false;
                if (harm < least)
                {
                    (best, least) = (step, harm);
                }

                if (least == 0 || judge.IsExhausted)
                {
                    break;
                }
            }

            done[best] = true;
            order.Add(best);
        }

        return [.. order];
    }
}
