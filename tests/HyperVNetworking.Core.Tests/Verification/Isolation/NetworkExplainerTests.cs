using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

public sealed class NetworkExplainerTests
{
    [Fact]
    public void It_agrees_with_the_matrix_on_every_pair_of_random_networks_and_its_hops_end_as_it_says()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            NetworkDocument document = RandomNetwork.Make(seed);
            HashSet<HeardPair> heard = [.. ReachabilityMatrix.Build(document.Hosts, document.Fabric).HeardBy];
            NetworkExplainer explainer = NetworkExplainer.Build(document.Hosts, document.Fabric);
            foreach (Endpoint sender in explainer.Finder.Endpoints)
            {
                foreach (Endpoint hearer in explainer.Finder.Endpoints.Where(e => e != sender))
                {
                    EndpointExplanation explanation = explainer.Explain(sender, hearer);
                    string pair = $"Seed {seed}: {sender} -> {hearer}: {explanation}";
                    Assert.True(heard.Contains(new HeardPair(sender, hearer)) == explanation.Heard, pair);
                    Assert.True(explanation.Heard == explanation.Trace.Arrives && explanation.Heard != explanation.Hops[^1].Dropped, pair);
                    Assert.True(explanation.Heard || !explanation.Always, pair);
                    Assert.False(string.IsNullOrWhiteSpace(explanation.Trace.Blame), pair);
                    Assert.EndsWith(".", explanation.Reason, StringComparison.Ordinal);
                    Assert.StartsWith($"{sender.Describe()} is {(explanation.Heard ? "" : "not ")}heard by {hearer.Describe()}: ", explanation.Reason, StringComparison.Ordinal);
                }
            }
        }
    }

    [Theory]
    [InlineData("VM1", "VM7", "its frame enters Host1 virtual switch Switch A in VLAN 2 (Access 2); it passes physical switch SwitchA, physical switch SwitchC; Host2 virtual switch Switch C delivers it untagged at port of VM VM7 'Network Adapter' (Access 2).")]
    [InlineData("VM1", "VM8", "Host2 virtual switch Switch C port of VM VM8 'Network Adapter' is Access 3 and hears no VLAN 2.")]
    [InlineData("VM1", "VM5", "Host1 virtual switch Switch B, which VM5 is on, has no uplink, so nothing leads into it.")]
    [InlineData("VM5", "VM1", "in no VLAN (Untagged); Host1 virtual switch Switch B has no uplink, so nothing leads out of it.")]
    [InlineData("VM5", "VM6", "its frame enters Host1 virtual switch Switch B in no VLAN (Untagged); Host1 virtual switch Switch B delivers it untagged")]
    [InlineData("Server1", "VM1", "its frame enters physical switch SwitchA in VLAN 2 (Access 2)")]
    public void It_says_why_in_words(string sender, string hearer, string words) =>
        Assert.Contains(words, Explain(ArticleNetwork.Built, sender, hearer).Reason, StringComparison.Ordinal);

    [Fact]
    public void It_names_the_trunk_that_drops_the_frame()
    {
        NetworkDocument pruned = ArticleNetwork.Built.WithPort("SwitchC", "1", p => p with { Mode = PhysicalPortMode.Trunk, Allowed = VlanSet.Parse("3-4") });
        EndpointExplanation explanation = Explain(pruned, "VM1", "VM7");
        Assert.Contains("physical switch SwitchC port 1 drops it", explanation.Reason, StringComparison.Ordinal);
        Assert.StartsWith("physical switch SwitchC port 1 Trunk", explanation.Trace.Blame, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_where_frames_leave_what_is_described()
    {
        EndpointExplanation explanation = Explain(ArticleNetwork.Built with { Fabric = Fabric.Undescribed }, "VM1", "VM7");
        Assert.False(explanation.Heard);
        Assert.Contains("nobody knows who hears them there.", explanation.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(explanation.OpenEnds);
    }

    [Fact]
    public void A_host_that_was_not_read_whole_has_no_endpoints()
    {
        HostState[] hosts = [ArticleNetwork.Built.Hosts[0], ArticleNetwork.Built.Hosts[1] with { Complete = false }];
        Assert.Empty(NetworkExplainer.Build(hosts, Fabric.Undescribed).Finder.Find("VM7"));
    }

    [Theory]
    [InlineData("VM99", "VM9")]
    [InlineData("vm", "VM1")]
    [InlineData("Server", "Server1,Server2,Server3")]
    [InlineData("nobody", "")]
    public void It_suggests_names_that_are_near(string name, string expected)
    {
        IReadOnlyList<string> near = NetworkExplainer.Build(ArticleNetwork.Built.Hosts, ArticleNetwork.Built.Fabric).Finder.Suggest(name);
        Assert.Equal(expected, string.Join(",", near.Take(Math.Max(1, expected.Split(',').Length))));
        Assert.InRange(near.Count, 0, 5);
    }

    [Theory]
    [InlineData("vm1", "VM1")]
    [InlineData("Host2/VM7", "VM7")]
    [InlineData("host2/vethernet (*", "Host2/vEthernet (Switch C)")]
    [InlineData("Server?", "Server1,Server2,Server3")]
    [InlineData("VM", "")]
    public void It_finds_endpoints_by_every_name_that_people_use(string name, string expected) =>
        Assert.Equal(expected, string.Join(",", NetworkExplainer.Build(ArticleNetwork.Built.Hosts, ArticleNetwork.Built.Fabric).Finder.Find(name)));

    private static EndpointExplanation Explain(NetworkDocument document, string sender, string hearer)
    {
        NetworkExplainer explainer = NetworkExplainer.Build(document.Hosts, document.Fabric);
        return explainer.Explain(explainer.Finder.Find(sender).Single(), explainer.Finder.Find(hearer).Single());
    }
}
