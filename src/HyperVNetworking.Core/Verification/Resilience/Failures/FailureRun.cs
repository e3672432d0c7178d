using System.Collections.Generic;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Judges failures one by one and then in pairs; what takes away the same is judged once.</summary>
/// <param name="judge">The judge.</param>
/// <param name="options">Whether pairs are asked for, and who listens.</param>
internal sealed class FailureRun(FailureJudge judge, ResilienceOptions options)
{
    private readonly Dictionary<string, FailureOutcome> _known = [];

    /// <summary>Judges failures.</summary>
    public IEnumerable<FailureOutcome> Of(IReadOnlyList<Failure> failures)
    {
        int total = failures.Count + (options.Pairs ? failures.Count * (failures.Count - 1) / 2 : 0);
        int judged = 0;
        var single = new FailureVerdict[failures.Count];
        for (int i = 0; i < failures.Count; i++)
        {
            FailureOutcome outcome = Judge(failures[i]);
            single[i] = outcome.Verdict;
            options.Progress?.Report(new JudgingProgress(++judged, total));
            yield return outcome;
        }

        for (int i = 0; i < failures.Count && options.Pairs; i++)
        {
            for (int j = i + 1; j < failures.Count; j++)
            {
                FailureVerdict worse = single[i] > single[j] ? single[i] : single[j];
                if (worse < FailureVerdict.Fails && Judge(failures[i].With(failures[j])) is { } outcome && outcome.Verdict > worse)
                {
                    yield return outcome;
                }

                options.Progress?.Report(new JudgingProgress(++judged, total));
            }
        }
    }

    private FailureOutcome Judge(Failure failure)
    {
        options.CancellationToken.ThrowIfCancellationRequested();
        string effect = failure.Effect;
        if (!_known.TryGetValue(effect, out FailureOutcome? outcome))
        {
            _known.Add(effect, outcome = judge.Judge(failure));
        }

        return outcome with { Parts = failure.Parts };
    }
}
