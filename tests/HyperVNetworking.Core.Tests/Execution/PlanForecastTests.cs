using System.Linq;
using HyperVNetworking.Core.Tests.Verification.Isolation;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Execution;

public sealed class PlanForecastTests
{
    private static readonly HostState s_host = ArticleNetwork.Built.Hosts[0];
    private static readonly HostChange s_change = new HostChange.SetAdapterVlan(AdapterReference.To(s_host.Vms[0], s_host.Vms[0].Adapters[0]), s_host.Vms[0].Adapters[0].Vlan, new PortVlan.Access(new VlanId(3)));

    [Fact]
    public void It_shows_the_hosts_as_the_plan_leaves_them()
    {
        ForecastResult forecast = PlanForecast.Apply(Plan("Host1"), ArticleNetwork.Built.Hosts);
        Assert.Empty(forecast.Refusals);
        Assert.Equal(new PortVlan.Access(new VlanId(3)), forecast.States[0].Vms[0].Adapters[0].Vlan);
        Assert.Equal(ArticleNetwork.Built.Hosts[1], forecast.States[1]);
    }

    [Fact]
    public void A_host_of_the_plan_that_is_not_there_is_an_error()
    {
        ForecastResult forecast = PlanForecast.Apply(Plan("Host1") with { Hosts = ["Host1", "Host9"] }, ArticleNetwork.Built.Hosts);
        Assert.Equal("PlanHostMissing", Assert.Single(forecast.Refusals).ErrorId);
        Assert.StartsWith("Host9: ", forecast.Refusals[0].Message, System.StringComparison.Ordinal);
        Assert.Equal(ArticleNetwork.Built.Hosts, forecast.States);
    }

    [Fact]
    public void A_step_that_does_not_fit_the_host_is_an_error()
    {
        HostState changed = s_change.ApplyTo(s_host);
        Assert.Equal("PlanOutdated", PlanForecast.Apply(Plan("Host1"), [changed]).Refusals.Single().ErrorId);
    }

    [Fact]
    public void What_a_run_would_not_be_allowed_is_foreseen_all_the_same() =>
        Assert.Empty(PlanForecast.Apply(Plan("Host1", StepRisk.ManagementPath), ArticleNetwork.Built.Hosts).Refusals);

    private static NetworkPlan Plan(string host, StepRisk risk = StepRisk.None) => new()
    {
        Document = NetworkDocument.Empty,
        CreatedAt = default,
        Hosts = [host],
        Steps = [new PlanStep { Number = 1, Host = host, Change = s_change, Reason = "A test.", Risk = risk }],
    };
}
