using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>Both VLAN stores and their contradictions (site-rules B1), for an adapter of a VM and for one of the host.</summary>
public sealed class VlanStoreTests
{
    /// <summary>The VLAN setting, the isolation setting (default id, "only" without untagged frames, routing domains after a slash), and the VLANs in which it may be heard; 0 is untagged.</summary>
    [Theory]
    [InlineData("2", null, "2", false)] // one store
    [InlineData("0", "3", "3", false)] // the other store
    [InlineData("0", "0", "0", false)] // default id 0: no VLAN
    [InlineData("0", "3 only", "", false)] // untagged frames pass neither way
    [InlineData("2", "2", "2", false)] // both say the same
    [InlineData("2", "3", "2 3", true)] // may is the union
    [InlineData("2", "3 only", "2", true)] // nothing and something contradict each other, too
    [InlineData("0", "3/4-5", "3 4 5", false)] // every routing domain's id
    [InlineData("0", "3 only/4-5", "4 5", false)]
    [InlineData("2", "3/4-5", "2 3 4 5", true)]
    public void What_an_adapter_may_be_heard_in_follows_from_both_stores(string vlan, string? isolation, string heardIn, bool contradicts)
    {
        PortVlan first = vlan == "0" ? PortVlan.None : new PortVlan.Access(new VlanId(int.Parse(vlan, System.Globalization.CultureInfo.InvariantCulture)));
        NetworkDocument document = Probed(new VmAdapter { Switch = "S", Vlan = first, Isolation = Setting(isolation) });
        string[] pairs = [.. ReachabilityMatrix.Build(document.Hosts, document.Fabric).HeardBy.Select(p => p.ToString())];
        Assert.Equal(heardIn, string.Join(' ', pairs.Where(p => p.StartsWith("X -> ", System.StringComparison.Ordinal)).Select(p => p[^1])));
        Assert.Equal(heardIn, string.Join(' ', pairs.Where(p => p.EndsWith(" -> X", System.StringComparison.Ordinal)).Select(p => p.Split(' ')[0][^1])));
        Assert.Equal(contradicts, document.Judge().Findings.Any(f => f.Code == IsolationFindingCodes.VlanStoresContradict));

        // A host virtual adapter is a port like any other: G(d), 711 only in the second store.
        HostState host = document.Hosts[0];
        HostState own = host with
        {
            Vms = host.Vms.RemoveAll(v => v.Name == "X"),
            HostAdapters = [new HostAdapter { Name = "X", Switch = "S", Vlan = first, Isolation = Setting(isolation) }],
        };
        Assert.Equal(pairs.Length, ReachabilityMatrix.Build([own], document.Fabric).HeardBy.Count());
    }

    [Theory]
    [InlineData(IsolationMode.NativeVirtualSubnet, false, "its isolation mode is NativeVirtualSubnet, whose virtual subnets are not modelled")]
    [InlineData(IsolationMode.ExternalVirtualSubnet, false, "its isolation mode is ExternalVirtualSubnet, whose virtual subnets are not modelled")]
    [InlineData(IsolationMode.Vlan, true, "it has a multi-tenant stack whose routing domains are not described")]
    public void What_no_model_knows_is_unproven_for_it_and_its_neighbours_and_blames_nobody(IsolationMode mode, bool multiTenant, string why)
    {
        NetworkDocument document = Probed(new VmAdapter { Switch = "S", Vlan = new PortVlan.Access(new VlanId(2)), Isolation = new IsolationSetting { Mode = mode, AllowUntagged = true, DefaultId = 4, MultiTenantStack = multiTenant } }) with
        {
            Tenants = [new Tenant { Name = "T", Members = ["X"] }, new Tenant { Name = "U", Members = ["P2", "P3"] }],
        };
        IsolationReport report = document.Judge();
        Verdict own = report.Of(RequirementKind.Separation, "T");
        Assert.Equal((Outcome.Unproven, $"X of T: {why}."), (own.Outcome, own.MissingFacts[0]));
        Assert.Contains($"X is on Host1 virtual switch S, which carries U: {why}.", report.Of(RequirementKind.Separation, "U").MissingFacts);
        Assert.Equal(Outcome.Unproven, report.Of(RequirementKind.Separation, "U").Outcome);
    }

    private static IsolationSetting? Setting(string? text)
    {
        if (text is null)
        {
            return null;
        }

        string[] parts = text.Split('/');
        return new IsolationSetting
        {
            Mode = IsolationMode.Vlan,
            DefaultId = parts[0][0] - '0',
            AllowUntagged = !parts[0].EndsWith("only", System.StringComparison.Ordinal),
            MultiTenantStack = parts.Length > 1,
            RoutingDomains = parts.Length > 1 ? [.. parts[1].Split('-').Select(id => new RoutingDomain { Name = $"D{id}", IsolationIds = [id[0] - '0'] })] : [],
        };
    }

    private static NetworkDocument Probed(VmAdapter adapter) => new()
    {
        Hosts =
        [
            new HostState
            {
                Name = "Host1",
                Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.Internal }],
                Vms = [.. Enumerable.Range(0, 6).Where(v => v != 1).Select(v => ArticleNetwork.Vm($"P{v}", "S", v)), new VirtualMachine { Name = "X", Adapters = [adapter] }],
            },
        ],
    };
}
