using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

public sealed class TenantMatrixTests
{
    [Fact]
    public void What_is_built_as_it_should_be_is_apart_and_hears_itself()
    {
        TenantMatrix matrix = Build(ArticleNetwork.Built);

        Assert.Equal(["Sales", "Finance", "HR", "R&D", "Management"], matrix.Tenants);
        Assert.All(Enumerable.Range(0, 4), t => Assert.Equal(new TenantRelation(true, true, Outcome.Proven), matrix[t, t]));
        Assert.All(Enumerable.Range(1, 4), t => Assert.Equal(new TenantRelation(false, false, Outcome.Proven), matrix[0, t]));
        Assert.All(Enumerable.Range(0, 5), t => Assert.True(matrix.IsQuiet(t)));
    }

    [Fact]
    public void A_VM_in_anothers_VLAN_is_heard_by_both_sides_and_of_the_other_pairs_nothing_is_said()
    {
        TenantMatrix matrix = Build(ArticleNetwork.Built.WithVm("VM3", a => a with { Vlan = new PortVlan.Access(new VlanId(2)) }));

        Assert.Equal(new TenantRelation(false, true, Outcome.Violated), matrix[0, 1]);
        Assert.Equal(new TenantRelation(false, true, Outcome.Violated), matrix[1, 0]);
        Assert.Equal(new TenantRelation(false, false, null), matrix[0, 2]);
        Assert.Equal(Outcome.Violated, matrix[1, 1].Outcome);
        Assert.Equal([false, false, true, true], Enumerable.Range(0, 4).Select(matrix.IsQuiet));
    }

    [Fact]
    public void An_allow_rule_speaks_for_its_directions()
    {
        AllowRule rule = new() { From = "Sales", To = "Finance" };
        TenantMatrix both = Build(ArticleNetwork.Built with { Allow = [rule] });
        TenantMatrix oneWay = Build(ArticleNetwork.Built with { Allow = [rule with { Direction = AllowDirection.OneWay }] });

        Assert.Equal(new TenantRelation(true, false, Outcome.Violated), both[0, 1]);
        Assert.Equal(new TenantRelation(true, false, Outcome.Violated), both[1, 0]);
        Assert.Equal(new TenantRelation(false, false, Outcome.Proven), oneWay[1, 0]);
    }

    [Fact]
    public void A_host_that_was_not_read_leaves_no_pair_proven()
    {
        TenantMatrix matrix = Build(ArticleNetwork.Built.WithHost("Host2", h => h with { Complete = false }));

        Assert.All(Enumerable.Range(1, 3), t => Assert.Equal(Outcome.Unproven, matrix[0, t].Outcome));
        Assert.False(matrix.IsQuiet(0));
    }

    [Fact]
    public void Without_verdicts_it_says_only_who_hears_whom()
    {
        TenantMatrix matrix = TenantMatrix.Build(ArticleNetwork.Built, ArticleNetwork.Built.Hosts, []);

        Assert.Equal(new TenantRelation(true, true, null), matrix[0, 0]);
        Assert.Equal(new TenantRelation(false, false, null), matrix[0, 1]);
    }

    [Fact]
    public void On_random_networks_it_agrees_with_all_pairs_and_with_the_verdicts()
    {
        int heard = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            NetworkDocument document = RandomRequirement.Make(seed);
            IsolationReport report = document.Judge();
            ReachabilityMatrix all = ReachabilityMatrix.Build(document.Hosts, document.Fabric);
            TenantMembership.Entry[] tenants = [.. TenantMembership.Resolve(document.Tenants, EndpointDirectory.Build(document.Hosts, document.Fabric)).Entries];
            HashSet<Endpoint>[] members = [.. tenants.Select(t => new HashSet<Endpoint>(t.Members))];
            HeardPair[] pairs = [.. all.HeardBy];
            TenantMatrix matrix = TenantMatrix.Build(document, document.Hosts, report.Verdicts);

            for (int s = 0; s < tenants.Length; s++)
            {
                Outcome separation = report.Of(RequirementKind.Separation, tenants[s].Tenant.Name).Outcome;
                for (int h = 0; h < tenants.Length; h++)
                {
                    bool expected = pairs.Any(p => members[s].Contains(p.Sender) && members[h].Contains(p.Hearer) && (s == h || !members[s].Contains(p.Hearer)));
                    TenantRelation relation = matrix[s, h];
                    heard += expected && s != h ? 1 : 0;
                    Assert.True(expected == relation.IsHeard, $"seed {seed}: {tenants[s].Tenant.Name} heard by {tenants[h].Tenant.Name} is {expected}");
                    Assert.False(relation is { IsHeard: true, MayHear: false } && s != h && separation == Outcome.Proven, $"seed {seed}: {tenants[s].Tenant.Name} is Proven and heard by {tenants[h].Tenant.Name}");
                    Assert.False(relation is { IsHeard: true, MayHear: false, Outcome: Outcome.Proven } && s != h);
                }
            }
        }

        Assert.True(heard > 30, $"only {heard} pairs were heard");
    }

    private static TenantMatrix Build(NetworkDocument document) => TenantMatrix.Build(document, document.Hosts, document.Judge().Verdicts);
}
