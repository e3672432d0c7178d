using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Core.Tests.Planning;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Execution;

/// <summary>After a change hosts are read until two reads agree (site-rules D4).</summary>
public sealed class ConfirmingReadTests : RunnerTest
{
    private static readonly NetworkDocument s_document = TwoHosts.Document.With("Host2", h => h with { Vms = h.Vms.Add(TwoHosts.Vm("Other")) });
    private static readonly NetworkPlan s_plan = Good(s_document);

    [Theory]
    [InlineData(int.MaxValue, 0, false)]
    [InlineData(3, 20, true)]
    public async Task A_host_that_keeps_changing_is_not_proven_and_one_that_comes_to_rest_is(int changes, int seconds, bool settles)
    {
        var schedule = new FaultSchedule();
        FakeHostSession[] sessions = Sessions(s_document.Hosts, schedule);
        int left = changes;
        schedule.OnOperation = _ =>
        {
            // Somebody else is at work on a VM that the plan does not name, once the plan is made.
            if (sessions[1].Writes == s_plan.Steps.Count(s => s.Host == "Host2") && left-- > 0)
            {
                sessions[1].State = sessions[1].State with { Vms = sessions[1].State.Vms.Replace(v => v.Name == "Other", v => TwoHosts.Vm("Other", null, TwoHosts.AccessVlan(100 + (left % 50)))) };
            }
        };

        RunOptions options = Everything(s_document.Hosts) with { ConfirmTimeout = TimeSpan.FromSeconds(seconds) };
        ChangeReport report = await PlanRunner.RunAsync(s_plan, sessions, options, new Progress<HostProgress>(), CancellationToken.None);

        Assert.Equal(ChangeOutcome.Done, report.Outcome);
        Assert.Equal(settles, report.Succeeded);
        Assert.Equal(settles ? [] : ["Host2"], report.Unsettled);
        Assert.Equal(!settles, report.Summary.Contains("Not proven: Host2 kept changing while it was read.", StringComparison.Ordinal));
    }
}
