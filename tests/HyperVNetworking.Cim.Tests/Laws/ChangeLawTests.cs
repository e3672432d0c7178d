using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Isolation;
using Outcome = HyperVNetworking.Verification.Isolation.Outcome;

namespace HyperVNetworking.Cim.Tests.Laws;

/// <summary>The laws of a change (issue 5 point 8), over random documents and seed 004's parent partition, and labs of them: real readers, writers and journals.</summary>
public sealed class ChangeLawTests : IDisposable
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(40);
    private readonly string _folder = Directory.CreateTempSubdirectory("laws").FullName;

    [Fact]
    public void What_a_plan_was_made_for_holds_after_it() => Holds(async (trial, plan) =>
    {
        await DoneAsync(trial, plan);
        IsolationReport report = IsolationCheck.Judge(trial.Document, trial.Completed(await trial.ReadAsync()), new IsolationOptions { UnlistedEndpoint = UnlistedEndpoint.Report });
        Assert.All(
            report.Verdicts.Where(v => trial.Document.FindTenant(v.Tenant) is not null),
            v => Assert.True(v.Outcome != Outcome.Violated, $"{v.Requirement} {v.Reason}"));
    });

    [Fact]
    public void The_plan_after_a_plan_has_no_steps_and_makes_no_write() => Holds(async (trial, plan) =>
    {
        await DoneAsync(trial, plan);
        NetworkPlan second = (await trial.PlanAsync())!;
        int writes = trial.Writes;
        ChangeReport report = await trial.ApplyAsync(second);

        Assert.Empty(second.Steps);
        Assert.Equal(ChangeOutcome.NothingToDo, report.Outcome);
        Assert.Equal(writes, trial.Writes);
    });

    [Fact]
    public void Undoing_restores_every_host_exactly() => Holds(async (trial, plan) =>
    {
        ValueList<HostState> before = await trial.ReadAsync();
        ChangeReport done = await DoneAsync(trial, plan);
        if (done.Outcome == ChangeOutcome.Done)
        {
            ChangeReport undone = await trial.UndoAsync(done.ChangeId!);
            Assert.True(undone.Outcome == ChangeOutcome.Undone, undone.Summary);
        }

        Assert.Equal(before, await trial.ReadAsync());
    });

    [Fact]
    public void Looking_ahead_changes_nothing() => Holds(async (trial, plan) =>
    {
        ValueList<HostState> before = await trial.ReadAsync();
        Assert.Empty(trial.Preflight(plan, before));
        ForecastResult forecast = PlanForecast.Apply(plan, before);

        Assert.Empty(forecast.Refusals);
        Assert.Equal(0, trial.Writes);
        Assert.Equal(before, await trial.ReadAsync());
    });

    [Fact]
    public void What_is_forecast_is_what_comes() => Holds(async (trial, plan) =>
    {
        ValueList<HostState> forecast = PlanForecast.Apply(plan, await trial.ReadAsync()).States;
        await DoneAsync(trial, plan);

        Assert.Equal(forecast.Select(LabTrial.Plain), (await trial.ReadAsync()).Select(LabTrial.Plain));
    });

    [Fact]
    public void A_plan_for_another_state_is_refused_before_any_write() => Holds(async (trial, plan) =>
    {
        if (plan.Steps.Count == 0)
        {
            return;
        }

        // Somebody makes one of the steps, any one, between the planning and the run.
        PlanStep[] first = plan.Steps.GroupBy(s => s.Host).Select(g => g.First()).ToArray();
        PlanStep other = first[plan.Steps.Count % first.Length];
        await trial.Session(other.Host).ApplyAsync([other.Change], default);
        int writes = trial.Writes;
        ChangeReport report = await trial.ApplyAsync(plan);

        Assert.Equal(ChangeOutcome.Refused, report.Outcome);
        Assert.Contains(report.Refusals, r => r.ErrorId == "PlanOutdated" && Names.Same(r.ComputerName, other.Host));
        Assert.Equal(writes, trial.Writes);
    });

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<ChangeReport> DoneAsync(LabTrial trial, NetworkPlan plan)
    {
        ChangeReport report = await trial.ApplyAsync(plan);
        Assert.True(report.Succeeded, report.Summary);
        return report;
    }

    private void Holds(Func<LabTrial, NetworkPlan, Task> law)
    {
        Check.One(s_config, Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var trial = LabTrial.Of(seed, _folder);
            if (trial.PlanAsync().GetAwaiter().GetResult() is NetworkPlan plan)
            {
                law(trial, plan).GetAwaiter().GetResult();
            }
        }));
        var converged = LabTrial.Converged(_folder);
        law(converged, converged.PlanAsync().GetAwaiter().GetResult()!).GetAwaiter().GetResult();
    }
}
