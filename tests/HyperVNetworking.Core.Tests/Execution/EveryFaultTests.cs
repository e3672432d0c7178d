using System;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Core.Tests.Planning;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Execution;

public sealed class EveryFaultTests : RunnerTest
{
    public static TheoryData<FaultKind> Kinds => new(Enum.GetValues<FaultKind>());

    private readonly NetworkDocument _document = TwoHosts.Document;
    private readonly NetworkPlan _plan = Good(TwoHosts.Document);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_fault_at_any_operation_leaves_every_host_as_it_was_or_says_what_remains(FaultKind kind)
    {
        var counting = new FaultSchedule();
        await Run(_plan, Sessions(_document.Hosts, counting));
        Assert.InRange(counting.Operations, 20, 40);
        for (int operation = 1; operation <= counting.Operations; operation++)
        {
            FakeHostSession[] sessions = Sessions(_document.Hosts, new FaultSchedule().At(operation, kind));

            ChangeReport report = await Run(_plan, sessions);

            string what = $"{kind} at operation {operation}";
            if (report.Outcome == ChangeOutcome.Done)
            {
                // A host that does not answer one read after its change, or does not take its way back, is asked again.
                Assert.True(kind == FaultKind.SilentlyNothing || counting.Reads.Contains(operation), what);
                Assert.Equal(Applied(_plan, _document.Hosts), sessions.Select(s => s.State));
                continue;
            }

            bool hostGone = kind is FaultKind.HostGoneBefore or FaultKind.HostGoneAfter;
            Assert.True(hostGone || report.Outcome is ChangeOutcome.Undone or ChangeOutcome.Refused, $"{what}: {report.Summary}");
            AssertOldStateOrNamed(report, sessions, _document.Hosts, what);
            Assert.True(report.Outcome == ChangeOutcome.Refused || report.Faults.Count > 0, what);
        }
    }

    [Fact]
    public async Task A_second_fault_while_taking_back_is_survived_or_named()
    {
        for (int first = 6; first <= 18; first++)
        {
            for (int second = first + 1; second <= first + 12; second++)
            {
                foreach (FaultKind kind in Enum.GetValues<FaultKind>())
                {
                    FakeHostSession[] sessions = Sessions(_document.Hosts, new FaultSchedule().At(first, FaultKind.HalfBatch).At(second, kind));

                    ChangeReport report = await Run(_plan, sessions);

                    string what = $"HalfBatch at {first}, {kind} at {second}";
                    if (report.Outcome == ChangeOutcome.Done)
                    {
                        Assert.True(Applied(_plan, _document.Hosts).SequenceEqual(sessions.Select(s => s.State)), what);
                        continue;
                    }

                    AssertOldStateOrNamed(report, sessions, _document.Hosts, what);
                }
            }
        }
    }

    [Fact]
    public async Task Two_faults_in_a_row_while_taking_back_stop_on_that_host_and_name_every_step_that_remains()
    {
        // 1 to 4 preflight; 5 to 7 switches of Host1; 8 its VLANs fail; 9 is the look back, 10 the first undo, 11 and 12 the second.
        var schedule = new FaultSchedule().At(8, FaultKind.AfterEffect).At(10, FaultKind.BeforeEffect).At(12, FaultKind.BeforeEffect);
        FakeHostSession[] sessions = Sessions(_document.Hosts, schedule);

        ChangeReport report = await Run(_plan, sessions);

        Assert.Equal(ChangeOutcome.UndoIncomplete, report.Outcome);
        Assert.Equal([1, 2, 3, 4, 5, 6], report.Steps.Where(r => r.Result == StepResult.Remains).Select(r => r.Step.Number));
        Assert.StartsWith("Undo incomplete: Host1: AfterEffect.", report.Summary, StringComparison.Ordinal);
        Assert.Contains("on host Host1 make VM VM1 'Network Adapter' Untagged again", report.Steps[2].Message!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_of_a_half_made_batch_that_had_no_effect_is_not_said_to_remain()
    {
        var schedule = new FaultSchedule().At(8, FaultKind.HalfBatch).At(10, FaultKind.BeforeEffect).At(12, FaultKind.BeforeEffect);

        ChangeReport report = await Run(_plan, Sessions(_document.Hosts, schedule));

        Assert.Equal([1, 2, 3, 5], report.Steps.Where(r => r.Result == StepResult.Remains).Select(r => r.Step.Number));
        Assert.Equal([4, 6], report.Steps.Where(r => r.Result == StepResult.Failed).Select(r => r.Step.Number));
    }
}
