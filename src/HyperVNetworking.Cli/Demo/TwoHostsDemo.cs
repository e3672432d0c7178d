using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Cli.Demo;

/// <summary>Four departments on two hosts: planned, applied to a fresh lab in memory, read again and judged.</summary>
internal static class TwoHostsDemo
{
    /// <summary>The file it reads; it is built into hvnet.</summary>
    public const string Sample = "two-hosts.json";

    /// <summary>The host whose only NIC carries its management: its change is allowed by name.</summary>
    public const string AllowedHost = "Host2";

    /// <summary>Runs it.</summary>
    public static async Task<DemoResult> RunAsync(CancellationToken cancellationToken)
    {
        NetworkDocument document = DemoSample.Read(Sample);
        using LabHosts hosts = LabHosts.Of(NetworkLab.Create(document, path: null));
        Observation before = await Observation.OfAsync(document, hosts, cancellationToken).ConfigureAwait(false);
        PlannerResult planned = TenantVlanPlanner.Plan(document, before.States, new PlannerOptions { Now = SystemClock.Instance.UtcNow });
        NetworkPlan plan = planned.Plan ?? throw new BadInputException(planned.Errors.Select(e => e.Message));
        ChangeReport change = await PlanRunner.RunAsync(
            plan, hosts.Sessions, new RunOptions { AllowManagementPathChange = [AllowedHost] }, new ProgressBars(null), cancellationToken).ConfigureAwait(false);
        Observation after = await Observation.OfAsync(document, hosts, cancellationToken).ConfigureAwait(false);
        return new DemoResult
        {
            Document = document,
            Plan = plan,
            Change = change,
            Built = document with { Hosts = after.States.Select(DemoSample.WithoutTraces).ToValueList() },
            Hosts = after.States,
            Matrix = ReachabilityMatrix.Build(after.States, document.Fabric),
            Membership = TenantMembership.Resolve(document.Tenants, EndpointDirectory.Build(after.States, document.Fabric)),
            Report = IsolationCheck.Judge(document, after.States, new IsolationOptions()),
        };
    }
}
